#pragma once

#include <cstdint>
#include <string_view>

#include "common/date.h"

namespace dateline {

// Calendars that newspapers print dates in.
enum class Calendar : std::uint8_t { kGregorian, kPersian, kIslamic, kEthiopic };

// The day of a date of another calendar, counted as ICU counts it (Umm al-Qura for the Islamic
// one). Unknown for years that cannot be those of a newspaper in that calendar (Persian 1200 to
// 1500, Islamic 1250 to 1600, Ethiopic 1800 to 2100) and for days that do not exist.
Date to_gregorian(Calendar calendar, int year, int month, int day);

// First year of a Japanese era ("令和": 2019) or of the Republic of China ("民國": 1912): year 1. 0
// when `name` is none.
int first_year_of_era(std::string_view name);

}  // namespace dateline
