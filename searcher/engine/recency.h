#pragma once

#include <algorithm>
#include <cstdint>

#include "searcher/engine/plan.h"

namespace dateline {

// How much of a kRecency's weight an article of this day gets: all of it today and later, half at
// an age of `half` days, falling off as 1/age from there on; nothing for the undated. Bounded and
// slow to fall, so that words still decide among old articles (the "distance feature" of other
// engines).
inline double recency(const Plan& plan, Day day) {
  if (day == kNoDay) return 0;
  const auto age = static_cast<double>(std::max<std::int64_t>(0, std::int64_t{plan.today} - day));
  return plan.weight * plan.half / (plan.half + age);
}

// The share of the most that the words of a query can score which a new article gets.
inline constexpr double kRecencyShare = 0.5;

// The plan with recency added to its score.
Plan with_recency(Plan plan, Day today, std::uint32_t half);

}  // namespace dateline
