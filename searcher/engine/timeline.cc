#include "searcher/engine/timeline.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace dateline {
namespace {

// Intervals from the first to the last day, both ends counted.
std::size_t intervals(Day first, Day last, DateInterval interval) {
  const CivilDay a = civil(first);
  const CivilDay b = civil(last);
  switch (interval) {
    case DateInterval::kDay:
      return static_cast<std::size_t>(last - first) + 1;
    case DateInterval::kMonth:
      return static_cast<std::size_t>((b.year - a.year) * 12 + b.month - a.month) + 1;
    case DateInterval::kYear:
      break;
  }
  return static_cast<std::size_t>(b.year - a.year) + 1;
}

Date::Precision precision_of(DateInterval interval) {
  return interval == DateInterval::kDay     ? Date::Precision::kDay
         : interval == DateInterval::kMonth ? Date::Precision::kMonth
                                            : Date::Precision::kYear;
}

// The period that a date counts for.
Date period(const DayCount& day, DateInterval interval) {
  const Date::Precision precision = std::min(day.precision, precision_of(interval));
  const CivilDay parts = civil(day.day);
  if (precision == Date::Precision::kYear) return make_date(parts.year);
  if (precision == Date::Precision::kMonth) return make_date(parts.year, parts.month);
  Date date;
  date.day = day.day;
  date.precision = precision;
  return date;
}

}  // namespace

void normalize(DayCounts& days) {
  const auto before = [](const DayCount& a, const DayCount& b) {
    return std::tie(a.day, a.precision) < std::tie(b.day, b.precision);
  };
  const auto not_before = [&](const DayCount& a, const DayCount& b) { return !before(a, b); };
  if (std::adjacent_find(days.begin(), days.end(), not_before) == days.end()) return;
  std::sort(days.begin(), days.end(), before);
  DayCounts merged;
  for (const DayCount& day : days) {
    if (merged.empty() || before(merged.back(), day)) {
      merged.push_back(day);
    } else {
      merged.back().count += day.count;
    }
  }
  days = std::move(merged);
}

FacetResult make_timeline(const DayCounts& days, std::size_t limit, DateInterval& interval) {
  FacetResult result;
  result.facet = Facet::kDate;
  interval = DateInterval::kMonth;
  if (days.empty()) return result;
  const Day first = days.front().day;
  const Day last = days.back().day;
  interval = DateInterval::kYear;
  for (const DateInterval finer : {DateInterval::kDay, DateInterval::kMonth}) {
    if (intervals(first, last, finer) <= limit) {
      interval = finer;
      break;
    }
  }
  DayCounts periods;
  Day end = first;  // of the period at hand: the days before it need no calendar
  for (const DayCount& day : days) {
    const Date::Precision precision = std::min(day.precision, precision_of(interval));
    if (!periods.empty() && day.day < end && periods.back().precision == precision) {
      periods.back().count += day.count;
      continue;
    }
    const Date date = period(day, interval);
    periods.push_back({date.day, date.precision, day.count});
    end = date.last_day() + 1;
  }
  normalize(periods);
  for (const DayCount& each : periods) {
    Date date;
    date.day = each.day;
    date.precision = each.precision;
    FacetValue entry;
    entry.value = date.to_string();
    entry.label = entry.value;
    entry.count = each.count;
    result.values.push_back(std::move(entry));
  }
  result.distinct = result.values.size();
  return result;
}

}  // namespace dateline
