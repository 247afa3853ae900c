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

void DaySpan::include(const DaySpan& other) {
  if (other.empty()) return;
  first = empty() ? other.first : std::min(first, other.first);
  last = std::max(last, other.last);
}

DateInterval interval_for(const DaySpan& span, std::size_t limit) {
  if (span.empty()) return DateInterval::kMonth;
  for (const DateInterval finer : {DateInterval::kDay, DateInterval::kMonth}) {
    if (intervals(span.first, span.last, finer) <= limit) return finer;
  }
  return DateInterval::kYear;
}

Date::Precision precision_of(DateInterval interval) {
  return interval == DateInterval::kDay     ? Date::Precision::kDay
         : interval == DateInterval::kMonth ? Date::Precision::kMonth
                                            : Date::Precision::kYear;
}

Date period_of(Day day, Date::Precision precision, DateInterval interval) {
  Date period;
  period.day = day;
  period.precision = std::min(precision, precision_of(interval));
  if (period.precision == Date::Precision::kDay) return period;
  const CivilDay parts = civil(day);
  if (period.precision == Date::Precision::kYear) return make_date(parts.year);
  period.day -= parts.day - 1;
  return period;
}

FacetResult make_timeline(const DayCounts& days, DateInterval interval) {
  DayCounts periods;
  periods.reserve(days.size());
  Day end = kNoDay;  // of the period at hand: the days before it need no calendar
  for (const DayCount& day : days) {
    const Date::Precision precision = std::min(day.precision, precision_of(interval));
    if (!periods.empty() && day.day < end && periods.back().precision == precision) {
      periods.back().count += day.count;
      continue;
    }
    if (day.precision == precision) {  // the first day of its period, as it is
      periods.push_back(day);
      end = kNoDay;
      continue;
    }
    const Date period = period_of(day.day, day.precision, interval);
    periods.push_back({period.day, period.precision, day.count});
    end = period.last_day() + 1;
  }
  normalize(periods);
  FacetResult result;
  result.facet = Facet::kDate;
  result.interval = interval;
  result.values.reserve(periods.size());
  for (const DayCount& each : periods) {
    Date date;
    date.day = each.day;
    date.precision = each.precision;
    FacetValue& entry = result.values.emplace_back();
    entry.value = date.to_string();
    entry.label = entry.value;
    entry.count = each.count;
  }
  result.distinct = result.values.size();
  return result;
}

}  // namespace dateline
