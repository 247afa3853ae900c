#include "searcher/engine/clause_maker.h"

#include <algorithm>
#include <utility>

#include "common/index/schema.h"
#include "searcher/engine/boolean_clauses.h"
#include "searcher/engine/column_clauses.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/synonym_clause.h"
#include "searcher/engine/term_clause.h"
#include "searcher/engine/verified_clause.h"

namespace dateline {

ClausePointer ClauseMaker::make(const Plan& plan) const {
  const DocIndex documents = segment_.documents();
  switch (plan.kind) {
    case Plan::Kind::kEverything:
      break;
    case Plan::Kind::kNothing:
      return std::make_unique<NothingClause>(documents);
    case Plan::Kind::kTerms:
      return terms(plan.lists[number_], plan.weight);
    case Plan::Kind::kKeys:
      return keys(plan);
    case Plan::Kind::kAnd:
      return std::make_unique<AndClause>(children(plan, 0), plan.children.size());
    case Plan::Kind::kOr:
      return std::make_unique<OrClause>(children(plan, 0), documents);
    case Plan::Kind::kAndNot:
      return and_not(plan);
    case Plan::Kind::kVerified:
      return std::make_unique<VerifiedClause>(make(plan.children.front()),
                                              Verifier(plan.positional, segment_));
    case Plan::Kind::kDates:
      return std::make_unique<DateClause>(segment_.columns(), plan.dates);
    case Plan::Kind::kRecency:
      return std::make_unique<RecencyClause>(segment_.columns(), plan);
    case Plan::Kind::kWords:
      return std::make_unique<WordsClause>(segment_.columns(), plan.low, plan.high);
  }
  return std::make_unique<EverythingClause>(documents);
}

std::vector<ClausePointer> ClauseMaker::children(const Plan& plan, std::size_t first) const {
  std::vector<ClausePointer> made;
  for (std::size_t i = first; i < plan.children.size(); ++i) made.push_back(make(plan.children[i]));
  return made;
}

ClausePointer ClauseMaker::and_not(const Plan& plan) const {
  std::vector<ClausePointer> denied = children(plan, 1);
  ClausePointer any = denied.size() == 1
                          ? std::move(denied.front())
                          : std::make_unique<OrClause>(std::move(denied), segment_.documents());
  return std::make_unique<AndNotClause>(make(plan.children.front()), std::move(any));
}

ClausePointer ClauseMaker::terms(std::vector<PostingList> lists, double weight) const {
  const DocIndex documents = segment_.documents();
  const auto lengths = segment_.postings().lengths();
  if (lists.empty()) return std::make_unique<NothingClause>(documents);
  if (lists.size() == 1) {
    return std::make_unique<TermClause>(lists.front(), weight, norm_, growth_, lengths, documents);
  }
  return std::make_unique<SynonymClause>(std::move(lists), weight, norm_, lengths, documents);
}

// Ids and stories have no lists in `postings`: a query asks for few of them.
ClausePointer ClauseMaker::keys(const Plan& plan) const {
  std::vector<DocIndex> listed;
  const Xapian::Database& database = segment_.database();
  for (const std::string& term : plan.terms) {
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
         ++posting) {
      if (*posting <= segment_.documents()) listed.push_back(*posting - 1);
    }
  }
  std::sort(listed.begin(), listed.end());
  return std::make_unique<ListedClause>(std::move(listed), segment_.documents());
}

ClausePointer ClauseMaker::make_filter(const Filters& filters, Dimension dimension) const {
  std::vector<std::string> wanted = filter_values(filters, dimension);
  if (wanted.empty()) return nullptr;
  std::vector<PostingList> lists;
  for (const std::string& value : wanted) {
    const PostingList list = segment_.postings().find(make_term(info(dimension).prefix, value));
    if (!list.empty()) lists.push_back(list);
  }
  // Bits are the fastest look-up.
  const bool dense =
      std::all_of(lists.begin(), lists.end(), [](const PostingList& list) { return list.dense(); });
  ClausePointer any = terms(std::move(lists), 0);
  if (!info(dimension).code || dense) return any;
  return std::make_unique<ValueClause>(segment_.columns().column(dimension), segment_.documents(),
                                       std::move(wanted), std::move(any));
}

}  // namespace dateline
