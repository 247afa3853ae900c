#pragma once

#include <string_view>

namespace dateline {

// What stands beside a date: labels, bylines, and how many words that are none of these.
struct DateCompany {
  bool published = false;  // "Published on"
  bool modified = false;   // "Last updated"
  bool byline = false;     // "By", "Source:"
  int weekday = 0;         // 1 (Monday) to 7, when one is named
  int words = 0;           // others, numbers too
  int capitals = 0;        // of these, those that begin with a capital or in a script without
};

// Judges what precedes or follows a date on its line, times of day aside. `language` is that of
// weekdays.
DateCompany date_company(std::string_view text, std::string_view language);

}  // namespace dateline
