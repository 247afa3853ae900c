#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"

namespace dateline {

// Periods in English words, most of them seen from today; parse_date_range knows them as well.
// `words`: lower case, with single blanks for whatever parts them.
//
//   today, yesterday, tomorrow; monday (the last one, today included), last monday
//   7d, 7 days, last two weeks, past month: that long up to and with today
//   3 days ago, 2 months ago: one day
//   this or last week (Monday to Sunday), month, quarter, year: the whole of it
//   september, 8 september, september 8, q3: the last one that has begun
//   q3 2022, h1 2022, 2022 w36, 1990s
//
// A span of months ends today and starts a day after the same day of the earlier month. nullopt
// for anything else.
std::optional<DateRange> parse_date_words(std::string_view words, Day today);

// All days of a date that is known.
DateRange whole_period(const Date& date);

// 1 to 12 for the name of a month in lower case or its first three or more letters; 0 for others.
int month_of_name(std::string_view name);

// Why a text that parse_date_range refuses is no date, where one can tell: "February 2022 has 28
// days". Empty otherwise.
std::string date_problem(std::string_view text);

}  // namespace dateline
