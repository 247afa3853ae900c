#pragma once

#include <optional>
#include <string_view>

#include "common/date.h"

namespace dateline::html {

// How dates of a page are to be read.
struct DateStyle {
  std::string_view language;  // ISO 639-1 of the page, or ""
  bool month_first = false;   // 3/4/2019 is the fourth of March
};

// The first day that is written out in a running text: 2019-05-03, 3.5.2019, 3/5/2019, 3 May 2019,
// "May 3rd, 2019", "3 de mayo de 2019", 2019年5月3日, with the names of months that ICU has for
// some forty languages, the page's own first. nullopt when there is none between `first_year` and
// `last`.
std::optional<Date> date_in_text(std::string_view text, const DateStyle& style, int first_year,
                                 Day last);

}  // namespace dateline::html
