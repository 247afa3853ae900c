#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/date.h"
#include "indexer/dates/date_style.h"

namespace dateline {

// A date as it stands in a text, bytes [begin, end).
struct WrittenDate {
  Date date;      // of the Gregorian calendar; unknown when the year is not written
  int month = 0;  // of a day without a year: 1 to 12
  int day = 0;
  bool bare = false;  // four digits that may be a year
  std::size_t begin = 0;
  std::size_t end = 0;

  bool lacks_year() const { return !date.known(); }
};

// Reads the dates of a text from left to right, at the cost of finding its digits:
//
//   2019-05-03, 2019/5/3, 3.5.2019, 3/5/2019, 3-5-2019; 2019年5月3日, 令和元年5月3日, 2019년 5월
//   3일 3 May 2019, 3. Mai, 3rd of May, 3 de mayo de 2019, May 3rd, 2019, May 2019; 2019. május 3.
//   ngày 3 tháng 5 năm 2019; ٣ مايو ٢٠١٩; ३ मई २०१९; 3 พฤษภาคม 2562; ۱۳ اردیبهشت ۱۳۹۸
//
// in the languages of month_names.h and the digits of numerals.h. Years of the Buddhist, Persian,
// Islamic and Ethiopic calendars and of Japanese eras are converted. What may be read in two ways
// is left out: 03/04/2022 where `style` has no order, "2011-12". Four digits alone are given as
// `bare`. `text` must outlive the scanner, which belongs to one thread.
class DateScanner {
 public:
  DateScanner(std::string_view text, const DateStyle& style, std::size_t from = 0)
      : text_(text), style_(style), at_(from), consumed_(from) {}

  // The next date; false at the end.
  bool next(WrittenDate& date);

 private:
  std::string_view text_;
  DateStyle style_;
  std::size_t at_;        // where to look for digits
  std::size_t consumed_;  // no date begins before
};

// The first day with its year that is written in `text`, between `first_year` and `last`.
std::optional<Date> first_day_in(std::string_view text, const DateStyle& style, int first_year,
                                 Day last);

}  // namespace dateline
