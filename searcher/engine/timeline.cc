#include "searcher/engine/timeline.h"

#include <algorithm>
#include <string>

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

std::string label(Day day, Date::Precision precision, DateInterval interval) {
  Date date;
  date.day = day;
  const Date::Precision wanted = interval == DateInterval::kDay     ? Date::Precision::kDay
                                 : interval == DateInterval::kMonth ? Date::Precision::kMonth
                                                                    : Date::Precision::kYear;
  date.precision = std::min(precision, wanted);
  return date.to_string();
}

}  // namespace

FacetResult make_timeline(const DayCounts& days, std::size_t limit, DateInterval& interval) {
  FacetResult result;
  result.facet = Facet::kDate;
  interval = DateInterval::kMonth;
  if (days.empty()) return result;
  const Day first = days.begin()->first.first;
  const Day last = days.rbegin()->first.first;
  interval = DateInterval::kYear;
  for (const DateInterval finer : {DateInterval::kDay, DateInterval::kMonth}) {
    if (intervals(first, last, finer) <= limit) {
      interval = finer;
      break;
    }
  }
  std::map<std::string, std::uint64_t> counts;
  for (const auto& [key, count] : days) counts[label(key.first, key.second, interval)] += count;
  for (const auto& [value, count] : counts) {
    FacetValue entry;
    entry.value = value;
    entry.label = value;
    entry.count = count;
    result.values.push_back(std::move(entry));
  }
  result.distinct = result.values.size();
  return result;
}

}  // namespace dateline
