#include "indexer/dates/written_date.h"

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/dates/date_grammar.h"

namespace dateline {
namespace {

bool is_name_letter(char c) { return is_ascii_letter(c) || c == '_'; }
// What may stand before a slash that is none of an address: "am/3 May".
bool is_blank_or_opening(char c) { return c == ' ' || c == '(' || c == '[' || c == '\n'; }

// False for the digits of amounts, codes, addresses, times and parts of other numbers.
bool may_begin(std::string_view text, const Numeral& number) {
  if (number.begin > 0) {
    const char before = text[number.begin - 1];
    // "A. Name3.5.2019", of a page: a word; but not "v1.2.2003".
    const bool word = number.begin > 2 && is_name_letter(text[number.begin - 2]);
    if ((is_name_letter(before) && !word) ||
        std::string_view("$#@%=&+\\~*").find(before) != std::string_view::npos) {
      return false;
    }
    if (number.begin > 1) {
      const char earlier = text[number.begin - 2];
      if (is_ascii_digit(earlier) && (before == '.' || before == ',' || before == ':'))
        return false;
      if (before == '/' && !is_blank_or_opening(earlier)) return false;
    }
    const std::string_view head = text.substr(0, number.begin);
    if (head.ends_with("\u20ac") || head.ends_with("\u00a3") || head.ends_with("\u00a5")) {
      return false;
    }
  }
  const char after = number.end < text.size() ? text[number.end] : '\0';
  const char then = number.end + 1 < text.size() ? text[number.end + 1] : '\0';
  return after != '%' && !(after == ',' && is_ascii_digit(then)) &&
         !(after == ':' && is_ascii_digit(then));
}

}  // namespace

bool DateScanner::next(WrittenDate& date) {
  while ((at_ = find_digit(text_, at_)) != std::string_view::npos) {
    const Numeral number = read_numeral(text_, at_);
    at_ = number.end;
    const bool year = number.digits == 4;
    if (!year && number.digits > 2) continue;
    if (!may_begin(text_, number)) continue;
    const DateToken before = word_before(text_, number.begin, consumed_);
    DateTokens tokens(text_, number.begin);
    DateGrammar grammar(tokens, before, style_);
    if (!(year ? grammar.year_first(date) : grammar.day_or_month_first(date))) continue;
    if (date.date.precision != Date::Precision::kDay && number.begin > 0 &&
        is_name_letter(text_[number.begin - 1])) {
      continue;
    }
    at_ = consumed_ = date.end;
    return true;
  }
  at_ = text_.size();
  return false;
}

std::optional<Date> first_day_in(std::string_view text, const DateStyle& style, int first_year,
                                 Day last) {
  DateScanner scanner(text, style);
  for (WrittenDate found; scanner.next(found);) {
    const Date& date = found.date;
    if (date.precision == Date::Precision::kDay && date.day <= last &&
        civil(date.day).year >= first_year) {
      return date;
    }
  }
  return std::nullopt;
}

}  // namespace dateline
