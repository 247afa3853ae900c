#include "common/index/date_index.h"

#include <algorithm>
#include <random>
#include <vector>

#include "common/error.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

constexpr auto kNone = static_cast<std::uint8_t>(Date::Precision::kNone);
constexpr auto kMonth = static_cast<std::uint8_t>(Date::Precision::kMonth);
constexpr auto kDay = static_cast<std::uint8_t>(Date::Precision::kDay);

DateIndex index_of(const DateTables& made, const std::vector<Day>& days,
                   const std::vector<DocIndex>& runs) {
  return {{made.first_days, made.starts, made.exact, made.tables}, days, runs};
}

}  // namespace

TEST_CASE("the documents of a day on are found as by searching", "[index]") {
  const std::uint32_t seed = 8;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    std::vector<Day> days;
    std::vector<std::uint8_t> precisions;
    std::vector<DocIndex> runs;
    for (std::uint32_t run = 0; run < random() % 4; ++run) {
      runs.push_back(static_cast<DocIndex>(days.size()));
      const auto span = static_cast<Day>(1 + random() % (run == 2 ? 100000 : 300));
      std::vector<Day> part;
      for (std::uint32_t i = 0; i < 1 + random() % 200; ++i) {
        const auto day = static_cast<Day>(random() % static_cast<std::uint32_t>(span)) - span / 2;
        part.push_back(random() % 5 == 0 ? kNoDay : day);
      }
      std::sort(part.begin(), part.end());
      for (const Day day : part) {
        const bool vague = run == 1 && random() % 50 == 0;
        precisions.push_back(day == kNoDay ? kNone : vague ? kMonth : kDay);
      }
      days.insert(days.end(), part.begin(), part.end());
    }
    const DateTables made = make_date_tables(days, precisions, runs);
    const DateIndex index = index_of(made, days, runs);
    REQUIRE(index.sound());
    REQUIRE(index.runs() == runs.size());
    for (std::size_t run = 0; run < runs.size(); ++run) {
      const auto begin = days.begin() + index.run(run).begin;
      const auto end = days.begin() + index.run(run).end;
      REQUIRE(index.run(run).end == (run + 1 < runs.size() ? runs[run + 1] : days.size()));
      for (const std::int64_t day :
           {std::int64_t{kNoDay} + 1, std::int64_t{-200}, std::int64_t{0},
            static_cast<std::int64_t>(random() % 300) - 150, std::int64_t{INT32_MAX} + 1}) {
        const auto first = std::find_if(begin, end, [&](Day of) { return of >= day; });
        REQUIRE(index.first_from(run, day) == static_cast<DocIndex>(first - days.begin()));
      }
      REQUIRE(index.dated(run).begin == index.first_from(run, std::int64_t{kNoDay} + 1));
      REQUIRE(index.dated(run).end == index.run(run).end);
      REQUIRE(index.exact(run) ==
              (std::count(precisions.begin() + index.run(run).begin,
                          precisions.begin() + index.run(run).end, kMonth) == 0));
    }
  }
}

TEST_CASE("a few documents of far apart days have no table", "[index]") {
  const std::vector<Day> days = {0, 100000};
  const std::vector<std::uint8_t> precisions(2, kDay);
  const std::vector<DocIndex> runs = {0};
  const DateTables made = make_date_tables(days, precisions, runs);
  CHECK(made.tables.empty());
  CHECK(index_of(made, days, runs).first_from(0, 1) == 1);
}

TEST_CASE("damage of the dates leads nowhere outside their run", "[index]") {
  const std::vector<Day> days = {5, 5, 6, 7};
  const std::vector<std::uint8_t> precisions(4, kDay);
  const std::vector<DocIndex> runs = {0};
  DateTables made = make_date_tables(days, precisions, runs);
  REQUIRE(made.tables == std::vector<DocIndex>{0, 2, 3});
  made.tables[1] = 4;
  CHECK_THROWS_AS(index_of(made, days, runs).first_from(0, 6), Error);
  made.starts.back() = 7;
  CHECK_FALSE(index_of(made, days, runs).sound());
  made.starts.pop_back();
  CHECK_FALSE(index_of(made, days, runs).sound());
}
