#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

// No date that a newspaper prints is older.
inline constexpr int kFirstPrintedYear = 1600;

// Which of two numbers before a year is the day: 03/04/2022.
enum class DayOrder : std::uint8_t { kUnknown, kDayFirst, kMonthFirst };

// How dates of a text are to be read.
struct DateStyle {
  std::string_view language;            // ISO 639-1, else 639-3; "" or "und" when it is not known
  DayOrder order = DayOrder::kUnknown;  // of numbers parted by slashes or hyphens
};

// The style of a text by its language and country (alpha-2 or ""): English is month first in the
// United States, day first elsewhere, and open where the country is not known; Chinese, Japanese,
// Korean and other languages that put the year first are open, too; all others are day first.
DateStyle date_style(std::string_view language, std::string_view country);

// Languages whose dates may run from the year to the day or month by name: Hungarian, Lithuanian,
// Sinhala ...
bool puts_year_first(std::string_view language);

// The country (alpha-2, capitals) whose domain a URL's host ends in; "" for .com and the like.
// Domains that are sold worldwide (.tv, .io, .co, .me ...) name none.
std::string_view country_of_url(std::string_view url, char (&code)[2]);

}  // namespace dateline
