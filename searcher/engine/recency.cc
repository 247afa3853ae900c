#include "searcher/engine/recency.h"

#include <utility>

namespace dateline {

Plan with_recency(Plan plan, Day today, std::uint32_t half) {
  Plan bonus;
  bonus.kind = Plan::Kind::kRecency;
  bonus.weight = kRecencyShare * plan.most();
  bonus.today = today;
  bonus.half = half;
  Plan both;
  both.kind = Plan::Kind::kAnd;
  both.children.push_back(std::move(plan));
  both.children.push_back(std::move(bonus));
  return both;
}

}  // namespace dateline
