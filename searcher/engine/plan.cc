#include "searcher/engine/plan.h"

#include <algorithm>
#include <utility>

#include "common/index/bm25.h"

namespace dateline {

bool Plan::scored() const {
  switch (kind) {
    case Kind::kTerms:
    case Kind::kRecency:
      return weight > 0;
    case Kind::kAndNot:
      return children.front().scored();
    default:
      return std::any_of(children.begin(), children.end(),
                         [](const Plan& child) { return child.scored(); });
  }
}

double Plan::most() const {
  if (kind == Kind::kTerms) return weight * (kBm25K1 + 1);
  if (kind == Kind::kRecency) return weight;
  if (kind == Kind::kAndNot) return children.front().most();
  double sum = 0;
  for (const Plan& child : children) sum += child.most();
  return sum;
}

Statistics::Statistics(const Snapshot& snapshot) {
  std::uint64_t length = 0;
  for (const Segment& segment : snapshot.segments()) {
    documents += segment.documents();
    length += segment.postings().total_length();
  }
  if (documents > 0) average_length = static_cast<double>(length) / documents;
}

Plan make_terms_plan(const Snapshot& snapshot, std::vector<std::string> terms) {
  Plan plan;
  plan.kind = terms.empty() ? Plan::Kind::kNothing : Plan::Kind::kTerms;
  for (const Segment& segment : snapshot.segments()) {
    std::vector<PostingList>& lists = plan.lists.emplace_back();
    for (const std::string& term : terms) {
      const PostingList list = segment.postings().find(term);
      if (!list.empty()) lists.push_back(list);
    }
  }
  plan.terms = std::move(terms);
  return plan;
}

std::uint64_t document_frequency(const Snapshot& snapshot, std::string_view term) {
  std::uint64_t frequency = 0;
  for (const Segment& segment : snapshot.segments()) {
    frequency += segment.postings().find(term).documents();
  }
  return frequency;
}

}  // namespace dateline
