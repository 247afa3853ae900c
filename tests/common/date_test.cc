#include "common/date.h"

#include <random>
#include <string>
#include <vector>

#include "common/date_words.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

// What parse_date makes of a text, printed; "-" when it is not a date.
std::string read(std::string_view text) {
  const auto date = parse_date(text);
  return date ? date->to_iso() : "-";
}

// What parse_date_range makes of a text on Thursday, 2022-09-08.
std::string range(std::string_view text) {
  const auto days = parse_date_range(text, day_of(2022, 9, 8));
  return days ? to_string(*days) : "-";
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "2022",     "09",   "8",  "-",  "..", ".",     "/",    ":",    " ",    "T",     "Z", "+02:00",
      "Sep",      "Thu",  ",",  "7d", "of", "th",    "none", "last", "week", "today", "(", "UTC)",
      "16626459", "p.m.", "at", "3m", "1y", "99999", "\xff", "\0",   "é",    "_"};
  std::string text;
  const int count = static_cast<int>(random() % 9);
  for (int i = 0; i < count; ++i) {
    if (random() % 5 == 0) {
      text += static_cast<char>(random() % 256);
    } else {
      text += kPieces[random() % kPieces.size()];
    }
  }
  return text;
}

}  // namespace

TEST_CASE("days and parts of a day", "[date]") {
  CHECK(day_of(1970, 1, 1) == 0);
  CHECK(day_of(2022, 9, 8) == 19243);
  CHECK(day_of(1969, 12, 31) == -1);
  for (Day day = day_of(1895, 1, 1); day < day_of(2105, 1, 1); ++day) {
    const CivilDay parts = civil(day);
    REQUIRE(day_of(parts.year, parts.month, parts.day) == day);
  }
}

TEST_CASE("dates that do not exist are unknown", "[date]") {
  CHECK_FALSE(make_date(2022, 2, 29).known());
  CHECK(make_date(2024, 2, 29).known());
  CHECK_FALSE(make_date(1900, 2, 29).known());
  CHECK_FALSE(make_date(2022, 2, 31).known());
  CHECK_FALSE(make_date(2022, 13).known());
  CHECK_FALSE(make_date(2022, 0).known());
  CHECK_FALSE(make_date(2022, 1, 0).known());
  CHECK_FALSE(make_date(0).known());
  CHECK_FALSE(make_date(10000).known());
  CHECK_FALSE(make_date(2022, 256 + 9, 8).known());
}

TEST_CASE("a date knows its last day and prints itself", "[date]") {
  CHECK(make_date(2022).last_day() == day_of(2022, 12, 31));
  CHECK(make_date(2024, 2).last_day() == day_of(2024, 2, 29));
  CHECK(make_date(2022, 12).last_day() == day_of(2022, 12, 31));
  CHECK(make_date(2022, 9, 8).last_day() == day_of(2022, 9, 8));
  CHECK(make_date(2022, 9, 8).to_string() == "2022-09-08");
  CHECK(make_date(2022, 9).to_string() == "2022-09");
  CHECK(make_date(987).to_string() == "0987");
  Date far = make_date(2022, 9, 8);
  far.day = 4'000'000;
  CHECK(far.to_string() == "12921-08-18");
  CHECK(Date{}.to_string().empty());
  Date date = make_date(2022, 9, 8);
  date.seconds = 14 * 3600 + 5 * 60;
  CHECK(date.to_iso() == "2022-09-08T14:05:00");
  date.zone_minutes = -210;
  CHECK(date.to_iso() == "2022-09-08T14:05:00-03:30");
  CHECK(date.to_string() == "2022-09-08");
}

TEST_CASE("dates in metadata", "[date]") {
  CHECK(read("2022-09-08") == "2022-09-08");
  CHECK(read(" 2022-09-08\n") == "2022-09-08");
  CHECK(read("20220908") == "2022-09-08");
  CHECK(read("2022-09") == "2022-09");
  CHECK(read("2022") == "2022");
  CHECK(read("2022-09-08T14:05:00.123+02:00") == "2022-09-08T14:05:00+02:00");
  CHECK(read("2022-09-08T14:05:00Z") == "2022-09-08T14:05:00Z");
  CHECK(read("2022-09-08T14:05:00-0530") == "2022-09-08T14:05:00-05:30");
  CHECK(read("2022-09-08 14:05") == "2022-09-08T14:05:00");
  CHECK(read("2022-09-08 14:05:00 UTC") == "2022-09-08T14:05:00Z");
  CHECK(read("2022-09-08T23:30:00-05:00") == "2022-09-08T23:30:00-05:00");
  CHECK(read("2022-09-08T14:05:00+02:00[Europe/Tirane]") == "2022-09-08T14:05:00+02:00");
  CHECK(read("20220908T140500Z") == "2022-09-08T14:05:00Z");
  CHECK(read("20220908140500") == "2022-09-08T14:05:00");
  CHECK(read("Thu, 08 Sep 2022 14:05:00 GMT") == "2022-09-08T14:05:00Z");
  CHECK(read("Thu, 8 Sep 2022 14:05:00 +0000 (UTC)") == "2022-09-08T14:05:00Z");
  CHECK(read("08 Sep 2022 14:05 EDT") == "2022-09-08T14:05:00-04:00");
  CHECK(read("Thu Sep 08 14:05:00 +0000 2022") == "2022-09-08T14:05:00Z");
  CHECK(read("Thu Sep  8 14:05:00 2022") == "2022-09-08T14:05:00");
  CHECK(read("8 September 2022") == "2022-09-08");
  CHECK(read("8th of September 2022") == "2022-09-08");
  CHECK(read("26-FEB-1987 15:01:01.79") == "1987-02-26T15:01:01");
  CHECK(read("September 8, 2022") == "2022-09-08");
  CHECK(read("SEPTEMBER 8 2022") == "2022-09-08");
  CHECK(read("Sept. 8, 2022") == "2022-09-08");
  CHECK(read("May 1st, 1999") == "1999-05-01");
  CHECK(read("Sept. 8, 2022 at 2:05 p.m. ET") == "2022-09-08T14:05:00");
  CHECK(read("September 8, 2022, 12:05 AM") == "2022-09-08T00:05:00");
  CHECK(read("September 2022") == "2022-09");
  CHECK(read("2022/09/08") == "2022-09-08");
  CHECK(read("08.09.2022") == "2022-09-08");
  CHECK(read("8.9.2022 14:05") == "2022-09-08T14:05:00");
  CHECK(read("25/12/2022") == "2022-12-25");
  CHECK(read("12/25/2022") == "2022-12-25");
  CHECK(read("09/09/2022") == "2022-09-09");
  CHECK(read("1662645900") == "2022-09-08T14:05:00Z");
  CHECK(read("1662645900000") == "2022-09-08T14:05:00Z");
  CHECK(read("100000000") == "1973-03-03T09:46:40Z");
}

TEST_CASE("what is no date, or not a clear one", "[date]") {
  for (const char* text : {"",
                           " ",
                           "-",
                           "2022-02-31",
                           "2022-13-01",
                           "31.02.2022",
                           "08/09/2022",
                           "8-9-2022",
                           "0000-00-00",
                           "0001-01-01T00:00:00Z",
                           "2022-09-08 and more",
                           "on 2022-09-08",
                           "2022-09-08T25:00",
                           "2022-09-08T14:65",
                           "September",
                           "8 September",
                           "Thursday",
                           "Septembre 8, 2022",
                           "12345",
                           "123456789012345",
                           "2022-09-08-10",
                           "2022-09-0812",
                           "20229908",
                           "8 Se 2022",
                           "today",
                           "99/99/9999",
                           "2022-",
                           "2022/09",
                           "14:05",
                           "2022-09-08T14:05+99:00",
                           "May",
                           "May 2022 may"}) {
    CAPTURE(text);
    CHECK(read(text) == "-");
  }
}

TEST_CASE("dates survive printing", "[date]") {
  std::mt19937 random(8);
  for (int i = 0; i < 20000; ++i) {
    Date date = make_date(1000 + static_cast<int>(random() % 9000),
                          1 + static_cast<int>(random() % 12), 1 + static_cast<int>(random() % 31));
    if (!date.known()) continue;
    if (random() % 2) date.seconds = static_cast<std::int32_t>(random() % 86400);
    if (date.seconds && random() % 2) {
      date.zone_minutes = static_cast<std::int16_t>(static_cast<int>(random() % 1681) - 840);
    }
    CAPTURE(date.to_iso());
    REQUIRE(parse_date(date.to_iso()) == date);
  }
}

TEST_CASE("periods as a searcher types them", "[date]") {
  CHECK(range("2022") == "2022");
  CHECK(range("2022-09") == "2022-09");
  CHECK(range("2022-09-08") == "2022-09-08");
  CHECK(range("2022-07..2022-09") == "2022-07..2022-09");
  CHECK(range("2022-07 .. 2022-09-08") == "2022-07-01..2022-09-08");
  CHECK(range("2022-07..") == "2022-07..");
  CHECK(range("..2022-09") == "..2022-09");
  CHECK(range("2022-01..2022-12") == "2022");
  CHECK(range("2021..2022-06") == "2021-01..2022-06");
  CHECK(range("2022-09-01..2022-09-30") == "2022-09");
  CHECK(range("2022-01-01..") == "2022..");
  CHECK(range("..") == "..");
  CHECK(range("none") == "none");
  CHECK(range("None") == "none");
  CHECK(range("today") == "2022-09-08");
  CHECK(range("Yesterday") == "2022-09-07");
  CHECK(range("7d") == "2022-09-02..2022-09-08");
  CHECK(range("1d") == "2022-09-08");
  CHECK(range("2w") == "2022-08-26..2022-09-08");
  CHECK(range("3m") == "2022-06-09..2022-09-08");
  CHECK(range("1Y") == "2021-09-09..2022-09-08");
  CHECK(range("last week") == "2022-08-29..2022-09-04");
  CHECK(range("Last_Week") == "2022-08-29..2022-09-04");
  CHECK(range("last-month") == "2022-08");
  CHECK(range("last year") == "2021");
  CHECK(range("this week") == "2022-09-05..2022-09-11");
  CHECK(range("this month") == "2022-09");
  CHECK(range("this year") == "2022");
  CHECK(range("8 September 2022") == "2022-09-08");
  CHECK(range("08.09.2022..10.09.2022") == "2022-09-08..2022-09-10");
  CHECK(range("2022-09..2022-07") == "2022-07..2022-09");
  CHECK(range("yesterday..today") == "2022-09-07..2022-09-08");
  CHECK(range("99999y") == "0001-01-01..2022-09-08");
  for (const char* text :
       {"", "0d", "d", "7x", "1662645900", "foo", "2022-13", "2022-09..foo", "foo..", "202209",
        "08/09/2022", "none..2022", "last", "2022..2023..2024"}) {
    CAPTURE(text);
    CHECK(range(text) == "-");
  }
  // The end of a long month, one month back.
  CHECK(to_string(*parse_date_range("1m", day_of(2022, 3, 31))) == "2022-03");
  // Monday and Sunday.
  CHECK(to_string(*parse_date_range("last week", day_of(2022, 9, 5))) == "2022-08-29..2022-09-04");
  CHECK(to_string(*parse_date_range("last week", day_of(2022, 9, 11))) == "2022-08-29..2022-09-04");
}

TEST_CASE("periods in words", "[date]") {
  for (const char* week : {"7 days", "7days", "last 7 days", "past week", "the last seven days",
                           "1 week", "last-7-days", "PAST 7 DAYS"}) {
    CAPTURE(week);
    CHECK(range(week) == "2022-09-02..2022-09-08");
  }
  for (const char* quarter : {"3 months", "past three months", "3mo", "past quarter"}) {
    CAPTURE(quarter);
    CHECK(range(quarter) == "2022-06-09..2022-09-08");
  }
  CHECK(range("past year") == "2021-09-09..2022-09-08");
  CHECK(range("3 days ago") == "2022-09-05");
  CHECK(range("2 months ago") == "2022-07-08");
  CHECK(range("a year ago..") == "-");
  CHECK(range("one year ago..") == "2021-09-08..");
  CHECK(range("now") == "2022-09-08");
  CHECK(range("tomorrow") == "2022-09-09");
  CHECK(range("Thursday") == "2022-09-08");
  CHECK(range("fri") == "2022-09-02");
  CHECK(range("last Thursday") == "2022-09-01");
  CHECK(range("last wednesday") == "2022-09-07");
  CHECK(range("this friday") == "2022-09-09");
  CHECK(range("monday..wednesday") == "2022-09-05..2022-09-07");
  CHECK(range("September") == "2022-09");
  CHECK(range("dec") == "2021-12");
  CHECK(range("last september") == "2021-09");
  CHECK(range("this october") == "2022-10");
  CHECK(range("8 Sept") == "2022-09-08");
  CHECK(range("September 9th") == "2021-09-09");
  CHECK(range("29 february") == "2020-02-29");
  CHECK(range("Sept 2022") == "2022-09");
  CHECK(range("8 Sept 2022") == "2022-09-08");
  for (const char* quarter : {"Q3 2022", "2022-Q3", "2022Q3", "q3", "this quarter"}) {
    CAPTURE(quarter);
    CHECK(range(quarter) == "2022-07..2022-09");
  }
  CHECK(range("q4") == "2021-10..2021-12");
  CHECK(range("last quarter") == "2022-04..2022-06");
  CHECK(range("H1 2022") == "2022-01..2022-06");
  CHECK(range("2022-W36") == "2022-09-05..2022-09-11");
  CHECK(range("2021-W01") == "2021-01-04..2021-01-10");
  CHECK(range("1990s") == "1990..1999");
  CHECK(range("2021-2022") == "2021..2022");
  CHECK(range("May – June 2022") == "2022-05..2022-06");
  CHECK(range("May to June 2019") == "2019-05..2019-06");
  CHECK(range("8 May - 2 June 2019") == "2019-05-08..2019-06-02");
  CHECK(range("2022-05 to 2022-06") == "2022-05..2022-06");
  CHECK(range("last month to today") == "2022-08-01..2022-09-08");
  for (const char* text : {"to",
                           "to 2022",
                           "may day",
                           "q5",
                           "q0 2022",
                           "h3",
                           "2022 w54",
                           "1995s",
                           "0000 q1",
                           "ago",
                           "last",
                           "past",
                           "this",
                           "last day",
                           "february 30",
                           "31 september",
                           "sept 8 9",
                           "13 2022",
                           "99999 years ago",
                           "100000 days",
                           "zero days",
                           "three",
                           "the",
                           "last the"}) {
    CAPTURE(text);
    CHECK(range(text) == "-");
  }
  CHECK(to_string(*parse_date_range("last quarter", day_of(2022, 2, 1))) == "2021-10..2021-12");
  CHECK(to_string(*parse_date_range("last month", day_of(2022, 1, 31))) == "2021-12");
}

TEST_CASE("what is wrong with a date is said", "[date]") {
  CHECK(date_problem("2022-13") == "there is no month 13");
  CHECK(date_problem("2022-02-30") == "February 2022 has 28 days");
  CHECK(date_problem("31 September 2022") == "September 2022 has 30 days");
  CHECK(date_problem("Feb 30, 2024") == "February 2024 has 29 days");
  CHECK(date_problem("31.04.2022") == "April 2022 has 30 days");
  CHECK(date_problem("08/09/2022") == "it may be 2022-09-08 or 2022-08-09; write one of these");
  CHECK(date_problem("8/9/22") == "the year needs four digits, as in 2022-09-08");
  CHECK(date_problem("2022-01..2022-02-31") == "February 2022 has 28 days");
  CHECK(date_problem("24h") == "articles are dated by the day, as in 2d");
  for (const char* text : {"", "someday", "2022", "12345-67", "2022-09-08", ".."}) {
    CAPTURE(text);
    CHECK(date_problem(text).empty());
  }
}

TEST_CASE("a range contains a date when it holds its whole period", "[date]") {
  const DateRange september = *parse_date_range("2022-09", 0);
  CHECK(september.contains(make_date(2022, 9, 30)));
  CHECK(september.contains(make_date(2022, 9)));
  CHECK_FALSE(september.contains(make_date(2022)));
  CHECK_FALSE(september.contains(make_date(2022, 10, 1)));
  CHECK_FALSE(september.contains(Date{}));
  CHECK(parse_date_range("none", 0)->contains(Date{}));
  CHECK_FALSE(parse_date_range("none", 0)->contains(make_date(2022)));
  CHECK_FALSE(DateRange{}.bounded());
  CHECK(parse_date_range("2022..", 0)->bounded());
}

TEST_CASE("ranges survive printing", "[date]") {
  std::mt19937 random(9);
  const Day least = day_of(1, 1, 1);
  const auto span = static_cast<std::uint32_t>(day_of(9999, 12, 31) - least + 1);
  for (int i = 0; i < 20000; ++i) {
    DateRange days;
    const auto pick = [&] { return least + static_cast<Day>(random() % span); };
    if (random() % 4) days.first = pick();
    if (random() % 4) days.last = pick();
    if (random() % 4 == 0) days.first = make_date(civil(pick()).year).day;
    if (random() % 4 == 0) {
      const CivilDay parts = civil(pick());
      days.last = make_date(parts.year, parts.month).last_day();
    }
    if (days.first > days.last) std::swap(days.first, days.last);
    CAPTURE(to_string(days));
    REQUIRE(parse_date_range(to_string(days), 0) == days);
  }
}

TEST_CASE("any bytes are read as a date or not", "[date]") {
  std::mt19937 random(10);
  int dates = 0;
  int ranges = 0;
  for (int i = 0; i < 50000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(i, text);
    if (const auto date = parse_date(text)) {
      ++dates;
      REQUIRE(date->known());
      REQUIRE(parse_date(date->to_iso()) == date);
    }
    if (const auto days = parse_date_range(text, day_of(2022, 9, 8))) {
      ++ranges;
      REQUIRE((days->none || days->first <= days->last));
      REQUIRE(parse_date_range(to_string(*days), day_of(2022, 9, 8)) == days);
    }
  }
  CHECK(dates > 100);  // the pieces do make dates
  CHECK(ranges > 100);
}
