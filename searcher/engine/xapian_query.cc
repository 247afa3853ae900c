#include "searcher/engine/xapian_query.h"

#include <memory>
#include <vector>

#include "common/index/bm25.h"
#include "searcher/engine/predicate_source.h"
#include "searcher/engine/recency.h"
#include "searcher/engine/verify.h"

namespace dateline {
namespace {

using Xapian::Query;

Query combine(const Snapshot& snapshot, const Plan& plan, Query::op op) {
  std::vector<Query> queries;
  for (const Plan& child : plan.children) queries.push_back(xapian_query(snapshot, child));
  return Query(op, queries.begin(), queries.end());
}

Query and_not(const Snapshot& snapshot, const Plan& plan) {
  std::vector<Query> denied;
  for (std::size_t i = 1; i < plan.children.size(); ++i) {
    denied.push_back(xapian_query(snapshot, plan.children[i]));
  }
  return Query(Query::OP_AND_NOT, xapian_query(snapshot, plan.children.front()),
               Query(Query::OP_OR, denied.begin(), denied.end()));
}

Query terms(const Plan& plan) {
  if (plan.terms.size() == 1) {
    return Query(Query::OP_SCALE_WEIGHT, Query(plan.terms.front()), plan.weight);
  }
  // Terms without a weight need not be added up.
  const Query::op op = plan.weight > 0 ? Query::OP_SYNONYM : Query::OP_OR;
  return Query(Query::OP_SCALE_WEIGHT, Query(op, plan.terms.begin(), plan.terms.end()),
               plan.weight);
}

Query verified(const Snapshot& snapshot, const Plan& plan) {
  const Query holds =
      predicate_query(snapshot, [tree = plan.positional](const Segment& segment) -> DocPredicate {
        auto verifier = std::make_shared<Verifier>(tree, segment);
        return [verifier](DocIndex doc) { return verifier->matches(doc); };
      });
  return Query(Query::OP_FILTER, xapian_query(snapshot, plan.children.front()), holds);
}

Query words(const Snapshot& snapshot, const Plan& plan) {
  const std::uint32_t low = plan.low;
  const std::uint32_t high = plan.high;
  return predicate_query(snapshot, [low, high](const Segment& segment) -> DocPredicate {
    return [&columns = segment.columns(), low, high](DocIndex doc) {
      return columns.words(doc) >= low && columns.words(doc) <= high;
    };
  });
}

}  // namespace

Query xapian_dates(const Snapshot& snapshot, const DateRange& range) {
  return predicate_query(snapshot, [range](const Segment& segment) -> DocPredicate {
    return [&columns = segment.columns(), range](DocIndex doc) {
      return range.contains(columns.date(doc));
    };
  });
}

Query xapian_query(const Snapshot& snapshot, const Plan& plan) {
  switch (plan.kind) {
    case Plan::Kind::kEverything:
      break;
    case Plan::Kind::kNothing:
      return Query::MatchNothing;
    case Plan::Kind::kTerms:
    case Plan::Kind::kKeys:
      return terms(plan);
    case Plan::Kind::kAnd:
      return combine(snapshot, plan, Query::OP_AND);
    case Plan::Kind::kOr:
      return combine(snapshot, plan, Query::OP_OR);
    case Plan::Kind::kAndNot:
      return and_not(snapshot, plan);
    case Plan::Kind::kVerified:
      return verified(snapshot, plan);
    case Plan::Kind::kDates:
      return xapian_dates(snapshot, plan.dates);
    case Plan::Kind::kWords:
      return words(snapshot, plan);
    case Plan::Kind::kRecency:
      return weighted_query(snapshot, plan.weight, [plan](const Segment& segment) -> DocWeight {
        return [&columns = segment.columns(), plan](DocIndex doc) {
          return recency(plan, columns.day(doc));
        };
      });
  }
  return Query::MatchAll;
}

double PlanWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                               Xapian::termcount) const {
  const auto count = static_cast<double>(wdf);
  const double norm = 1 - kBm25B + kBm25B * static_cast<double>(length) / get_average_length();
  return factor_ * count * (kBm25K1 + 1) / (count + kBm25K1 * norm);
}

double PlanWeight::get_maxpart() const { return factor_ * (kBm25K1 + 1); }

}  // namespace dateline
