#include "searcher/engine/timeline.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

namespace {

using Precision = Date::Precision;

DayCounts days(const std::vector<Date>& dates) {
  DayCounts counts;
  for (const Date& date : dates) counts.push_back({date.day, date.precision, 1});
  normalize(counts);
  return counts;
}

std::string printed(const DayCounts& counts, std::size_t limit, DateInterval& interval) {
  std::string text;
  DaySpan span;
  if (!counts.empty()) span = {counts.front().day, counts.back().day};
  interval = interval_for(span, limit);
  const FacetResult timeline = make_timeline(counts, interval);
  CHECK(timeline.facet == Facet::kDate);
  CHECK(timeline.distinct == timeline.values.size());
  for (const FacetValue& value : timeline.values) {
    CHECK(value.label == value.value);
    text += value.value + "=" + std::to_string(value.count) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("a timeline takes the finest interval that fits", "[engine]") {
  DateInterval interval = DateInterval::kYear;
  const DayCounts week = days({make_date(2022, 8, 30), make_date(2022, 9, 1), make_date(2022, 9, 1),
                               make_date(2022, 9, 5)});
  CHECK(printed(week, 7, interval) == "2022-08-30=1 2022-09-01=2 2022-09-05=1 ");
  CHECK(interval == DateInterval::kDay);
  CHECK(printed(week, 6, interval) == "2022-08=1 2022-09=3 ");
  CHECK(interval == DateInterval::kMonth);
  CHECK(printed(week, 1, interval) == "2022=4 ");
  CHECK(interval == DateInterval::kYear);
  CHECK(printed(week, 0, interval) == "2022=4 ");

  const DayCounts years = days({make_date(1999, 12, 31), make_date(2001, 1, 1)});
  CHECK(printed(years, 14, interval) == "1999-12=1 2001-01=1 ");
  CHECK(printed(years, 13, interval) == "1999=1 2001=1 ");
  CHECK(printed(years, 1, interval) == "1999=1 2001=1 ");  // years whatever the limit
}

TEST_CASE("a date that is known less precisely keeps its own label", "[engine]") {
  DateInterval interval = DateInterval::kDay;
  const DayCounts mixed = days({make_date(2022), make_date(2022, 9), make_date(2022, 9, 8)});
  CHECK(printed(mixed, 10, interval) == "2022=1 2022-09=2 ");
  CHECK(printed(mixed, 1000, interval) == "2022=1 2022-09=1 2022-09-08=1 ");
  CHECK(printed(mixed, 5, interval) == "2022=3 ");
}

TEST_CASE("a timeline of nothing has months", "[engine]") {
  DateInterval interval = DateInterval::kDay;
  CHECK(printed({}, 10, interval).empty());
  CHECK(interval == DateInterval::kMonth);
}
