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

// The days from `first` to `last`, both counted; without any, neither is one.
struct DaySpan {
  Day first = kNoDay;
  Day last = kNoDay;

  bool empty() const { return first == kNoDay; }
  void include(const DaySpan& other);
};

// The interval of a timeline of these days: days, months or years, the finest that gives at most
// `limit` intervals (years whatever the limit; months when there are no days).
DateInterval interval_for(const DaySpan& span, std::size_t limit);

Date::Precision precision_of(DateInterval interval);

// The period that a date counts for: its day, month or year; its own where it is known less
// precisely than the interval.
Date period_of(Day day, Date::Precision precision, DateInterval interval);

// The timeline of these dates, or of periods of them that are no longer than the interval. A date
// known less precisely than the interval keeps its own label ("2022" among months). Intervals
// without articles are left out.
FacetResult make_timeline(const DayCounts& days, DateInterval interval);

}  // namespace dateline
