#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"

namespace dateline {

// A period that a text names as seen from the day of publication, bytes [begin, end).
struct RelativeDate {
  std::string value;  // "2022-09-07", "2022-W36", "2022-08", "2021": what parse_date_range reads
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Yesterday, today, tomorrow, last, this and next week, month and year, and days of the week, in
// the languages of relative_words.tsv; other languages name none. A weekday is the last one up to
// and with `published`, as news has it; the next one with "next" beside it or "will" before it in
// its sentence. Appended in the order of the text.
void find_relative_dates(std::string_view text, std::string_view language, Day published,
                         std::vector<RelativeDate>& found);

// True for the words that tell that a number of four digits beside them is a year: "in 2019",
// "2019 году". `word` as month_key() spells it.
bool tells_year(std::string_view word, std::string_view language);

}  // namespace dateline
