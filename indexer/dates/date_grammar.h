#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/dates/date_tokens.h"
#include "indexer/dates/month_names.h"
#include "indexer/dates/written_date.h"

namespace dateline {

// The forms in which dates are written, each tried on the tokens that begin with a number.
// `before` is the word in front of it. They return false, and leave `date` as it was, when the
// tokens are not of their form or no day of the calendar.
class DateGrammar {
 public:
  DateGrammar(DateTokens& tokens, const DateToken& before, const DateStyle& style)
      : tokens_(tokens), before_(before), style_(style) {}

  // The number has four digits.
  bool year_first(WrittenDate& date);
  // The number has one or two digits.
  bool day_or_month_first(WrittenDate& date);

 private:
  struct Month {
    NamedMonth name;
    std::size_t next = 0;  // the token after it
    std::string key;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool year_first_digits(WrittenDate& date);
  bool year_first_marked(WrittenDate& date);
  bool year_first_named(WrittenDate& date);
  bool month_then_year(WrittenDate& date);
  bool all_digits(WrittenDate& date);
  bool marked_month_day(WrittenDate& date);
  bool numbered_month(WrittenDate& date);
  bool day_month(WrittenDate& date);
  bool month_day(WrittenDate& date);

  // The month whose name begins with token `i`.
  Month month_at(std::size_t i);
  // True when a name of a month is one without a year beside it, too.
  bool stands_alone(const Month& month) const;
  bool month_capitalised(std::size_t begin) const;
  // The token at or after `i` that is no connecting word or sign, at most three of these skipped.
  std::size_t skip(std::size_t i, bool after_month, bool& buddhist);
  // A day, or a month when `day` is 0, of the calendar that the year tells.
  bool set(WrittenDate& date, const NamedMonth& month, int year, int day, std::size_t begin,
           std::size_t end) const;
  bool set_without_year(WrittenDate& date, int month, int day, std::size_t begin,
                        std::size_t end) const;

  DateTokens& tokens_;
  const DateToken& before_;
  DateStyle style_;
};

}  // namespace dateline
