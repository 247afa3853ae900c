#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A calendar day as days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;
inline constexpr Day kNoDay = std::numeric_limits<Day>::min();

// The date printed on an article: a calendar day as it was printed, never shifted by a zone. Known
// to the day, the month or the year, or not at all; a time of day and its zone are optional.
struct Date {
  enum class Precision : std::uint8_t { kNone, kYear, kMonth, kDay };

  Precision precision = Precision::kNone;
  Day day = kNoDay;                         // first day of the period
  std::optional<std::int32_t> seconds;      // since midnight, local to `zone_minutes`
  std::optional<std::int16_t> zone_minutes; // east of Greenwich

  bool known() const { return precision != Precision::kNone; }
  // Last day of the period; equals `day` for day precision. Only when known().
  Day last_day() const;
  // "2022-09-08", "2022-09", "2022"; "" when unknown. The time of day is not printed.
  std::string to_string() const;
  // "2022-09-08T14:05:00+02:00" as far as it is known; equals to_string() without a time.
  std::string to_iso() const;

  bool operator==(const Date&) const = default;
};

// Makes dates. Invalid calendar dates (31 February, month 13) give an unknown Date.
Date make_date(int year, int month, int day);
Date make_date(int year, int month);
Date make_date(int year);

// Parts of a day.
struct CivilDay {
  int year;
  int month;
  int day;
};
CivilDay civil(Day day);
Day day_of(int year, int month, int day);  // must be a valid date

// The machine's local calendar day.
Day today();

// Reads a date as metadata has it: ISO 8601 (2022-09-08, 20220908, 2022-09, 2022,
// 2022-09-08T14:05:00.123+02:00, 20220908T140500Z, 20220908140500, "2022-09-08 14:05"), RFC 2822
// ("Thu, 08 Sep 2022 14:05:00 GMT"), asctime ("Thu Sep  8 14:05:00 2022"), "8 September 2022",
// "08-SEP-2022", "September 8, 2022 2:05 p.m.", "Sept. 8, 2022", "September 2022", 2022/09/08,
// 08.09.2022 (dotted: day first), and seconds (9 or 10 digits) or milliseconds (11 to 13) since
// 1970. nullopt when it is none of these, when slashes or hyphens leave day and month open
// (08/09/2022; 25/12/2022 is clear), when the year is before 1000, or when the text holds more than
// a date. A zone by a name that is not known or not clear ("IST") leaves zone_minutes empty.
std::optional<Date> parse_date(std::string_view text);

// An inclusive range of days; an open end is the smallest or largest Day. `none` asks for the
// undated instead.
struct DateRange {
  Day first = kNoDay + 1;
  Day last = std::numeric_limits<Day>::max();
  bool none = false;

  bool bounded() const { return none || first != kNoDay + 1 || last != std::numeric_limits<Day>::max(); }
  // A date lies in the range when its whole period does.
  bool contains(const Date& date) const {
    return none ? !date.known() : date.known() && date.day >= first && date.last_day() <= last;
  }
  bool operator==(const DateRange&) const = default;
};

// Reads a period as a searcher types it: "2022", "2022-09", "2022-09-08", "none" for the undated,
// any day or month that parse_date reads from letters or separated digits, and periods in English
// words, most of them seen from today: "7d", "yesterday", "last week", "Q3 2022" (date_words.h has
// them all). Two of these with "..", " to " or a dash between them are a range, with ".." one of
// its ends may stay open: "2022-07..", "..2022-09". Case does not matter, blanks may be '-' or '_',
// the ends of a range may stand in either order. nullopt when it is none of these. What is wrong
// with a date that is refused, date_problem (date_words.h) can say.
std::optional<DateRange> parse_date_range(std::string_view text, Day today);

// Canonical spelling: "2022-09" for a whole month, "2022", "2022-09-08", "2022-07-03..2022-09-08",
// whole months and years at both ends shortened ("2022-07..2022-09"), open ends left empty, "none".
// parse_date_range reads it back to the same range, if first <= last and both are open or lie in
// the years 1 to 9999 (days beyond print as open).
std::string to_string(const DateRange& range);

}  // namespace dateline
