#pragma once

#include <cstdint>
#include <vector>

#include "searcher/engine/response.h"

namespace dateline {

// How many articles have one printed date: the first day of its period, and its precision.
struct DayCount {
  Day day = kNoDay;
  Date::Precision precision = Date::Precision::kDay;
  std::uint64_t count = 0;
};

// Ascending by day, then precision; each once.
using DayCounts = std::vector<DayCount>;

// Brings counts in any order, and with repetitions, into that form.
void normalize(DayCounts& days);

// The timeline of these dates: days, months or years, the finest that gives at most `limit`
// intervals (years whatever the limit). A date known less precisely than the interval keeps its
// own label ("2022" among months). Intervals without articles are left out.
FacetResult make_timeline(const DayCounts& days, std::size_t limit, DateInterval& interval);

}  // namespace dateline
