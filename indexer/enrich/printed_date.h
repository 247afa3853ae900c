#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/date.h"
#include "indexer/dates/date_style.h"

namespace dateline {

// The first and the last lines of a text, where the date of an article may be printed: to be taken
// before clean-up removes "Published: ..." from it.
class TextEnds {
 public:
  explicit TextEnds(std::string_view body);

  std::string_view head() const { return head_; }
  // Empty when the head is the whole text.
  std::string_view tail() const { return tail_; }

 private:
  std::string head_;
  std::string tail_;
};

// The date that a text prints as its own.
struct PrintedDate {
  Date date;      // unknown: the year is not printed
  int month = 0;  // of a dateline without year
  int day = 0;
  std::string text;       // as printed
  std::string_view rule;  // "published", "date-line", "byline", "dateline", "modified"
  bool at_end = false;    // in the last lines
};

// Finds it by where it stands, from the surest place on:
//
//   published  after a label, "Published: 8 Sep 2022 10:15", in the first or last lines
//   date-line  a line that is a date and nothing else, but for a weekday, a time of day or a place
//   byline     "By A. B., 8 September 2022", "The Paper | 8 September 2022"
//   dateline   "TIRANA, Sept 8, 2022 (Agency) - ", "新华社北京9月8日电"; its year may be missing
//   modified   after a label such as "Updated:", when there is nothing better
//
// A date in a sentence is none, and neither is one whose weekday is another, that lies after `last`
// or before 1600, nor any when two lines of the same kind hold different dates.
std::optional<PrintedDate> find_printed_date(const TextEnds& ends, const DateStyle& style,
                                             Day last);

}  // namespace dateline
