#pragma once

#include <cstdint>
#include <map>
#include <utility>

#include "searcher/engine/response.h"

namespace dateline {

// Matching articles by printed date: first day of the period and its precision.
using DayCounts = std::map<std::pair<Day, Date::Precision>, std::uint64_t>;

// The timeline of these dates: days, months or years, the finest that gives at most `limit`
// intervals (years whatever the limit). A date known less precisely than the interval keeps its
// own label ("2022" among months). Intervals without articles are left out.
FacetResult make_timeline(const DayCounts& days, std::size_t limit, DateInterval& interval);

}  // namespace dateline
