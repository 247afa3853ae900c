// Periods: parse_date_range and its inverse.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/date.h"
#include "common/date_words.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr Day kOpenFirst = DateRange{}.first;
constexpr Day kOpenLast = DateRange{}.last;

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::string_view strip(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_blank(text.back())) text.remove_suffix(1);
  return text;
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// "2022", "2022-09", "2022-09-08", every year of four digits.
std::optional<DateRange> parse_iso_period(std::string_view text) {
  Date date;
  if (text.size() == 4 && all_digits(text)) {
    date = make_date(number_of(text));
  } else if (text.size() == 7 && text[4] == '-' && all_digits(text.substr(0, 4)) &&
             all_digits(text.substr(5))) {
    date = make_date(number_of(text.substr(0, 4)), number_of(text.substr(5)));
  } else if (text.size() == 10 && text[4] == '-' && text[7] == '-' &&
             all_digits(text.substr(0, 4)) && all_digits(text.substr(5, 2)) &&
             all_digits(text.substr(8))) {
    date = make_date(number_of(text.substr(0, 4)), number_of(text.substr(5, 2)),
                     number_of(text.substr(8)));
  }
  if (!date.known()) return std::nullopt;
  return whole_period(date);
}

std::optional<DateRange> parse_period(std::string_view text, Day today) {
  text = strip(text);
  if (const auto iso = parse_iso_period(text)) return iso;
  std::string words;  // lower case; runs of blanks, '-' and '_' are one blank
  for (const char c : text) {
    if (is_ascii_blank(c) || c == '-' || c == '_') {
      if (!words.empty() && words.back() != ' ') words += ' ';
    } else {
      words += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  if (const auto relative = parse_date_words(words, today)) {
    const bool valid = relative->first != kNoDay && relative->last != kNoDay;
    return valid ? relative : std::nullopt;
  }
  if (all_digits(text) && text.size() != 8) return std::nullopt;  // not seconds since 1970
  if (const auto date = parse_date(text)) return whole_period(*date);
  return std::nullopt;
}

using Ends = std::pair<std::string_view, std::string_view>;

// The two ends of "2022-07..2022-09", "2022-07 to 2022-09", "May – June 2022", "2022-2023".
std::optional<Ends> ends_of(std::string_view text) {
  const auto parted = [&](std::size_t at, std::size_t length) {
    return Ends(strip(text.substr(0, at)), strip(text.substr(at + length)));
  };
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    return parted(dots, 2);
  }
  for (const std::string_view mark : {" to ", " TO ", " - ", "\u2013", "\u2014"}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos || at == 0 || at + mark.size() >= text.size()) continue;
    return parted(at, mark.size());
  }
  const bool years = text.size() == 9 && (text[4] == '-' || text[4] == '/') &&
                     all_digits(text.substr(0, 4)) && all_digits(text.substr(5));
  if (years) return parted(4, 1);
  return std::nullopt;
}

// "May" in "May to June 2022" is of that year.
std::optional<DateRange> parse_first_end(std::string_view left, std::string_view right, Day today) {
  const bool has_year = right.size() > 4 && all_digits(right.substr(right.size() - 4)) &&
                        !is_ascii_digit(right[right.size() - 5]);
  if (has_year && !left.empty() && !is_ascii_digit(left.back())) {
    const std::string dated = std::string(left) + ' ' + std::string(right.substr(right.size() - 4));
    if (const auto period = parse_period(dated, today)) return period;
  }
  return parse_period(left, today);
}

bool same_month(const CivilDay& a, const CivilDay& b) {
  return a.year == b.year && a.month == b.month;
}

std::string print_day(Day day, Date::Precision precision) {
  Date date;
  date.day = day;
  date.precision = precision;
  return date.to_string();
}

}  // namespace

std::optional<DateRange> parse_date_range(std::string_view text, Day today) {
  text = strip(text);
  if (text.size() == 4 && (text[0] | 32) == 'n' && (text[1] | 32) == 'o' && (text[2] | 32) == 'n' &&
      (text[3] | 32) == 'e') {
    DateRange range;
    range.none = true;
    return range;
  }
  const auto ends = ends_of(text);
  if (!ends) return parse_period(text, today);
  const auto [left, right] = *ends;
  DateRange range;
  std::optional<DateRange> first;
  std::optional<DateRange> last;
  if (!left.empty()) first = parse_first_end(left, right, today);
  if (!left.empty() && !first) return std::nullopt;
  if (!right.empty() && !(last = parse_period(right, today))) return std::nullopt;
  if (first && last && first->first > last->last) std::swap(first, last);
  if (first) range.first = first->first;
  if (last) range.last = last->last;
  return range;
}

std::string to_string(const DateRange& range) {
  using Precision = Date::Precision;
  if (range.none) return "none";
  const bool first_open = range.first < day_of(1, 1, 1) || range.first == kOpenFirst;
  const bool last_open = range.last > day_of(9999, 12, 31) || range.last == kOpenLast;
  const CivilDay first = civil(first_open ? day_of(1, 1, 1) : range.first);
  const CivilDay last = civil(last_open ? day_of(9999, 12, 31) : range.last);
  const bool months =
      first.day == 1 && (last_open || range.last == make_date(last.year, last.month).last_day());
  const bool years = months && (first_open || first.month == 1) && (last_open || last.month == 12);
  const Precision precision = years    ? Precision::kYear
                              : months ? Precision::kMonth
                                       : Precision::kDay;
  if (!first_open && !last_open) {
    const bool one = precision == Precision::kYear    ? first.year == last.year
                     : precision == Precision::kMonth ? same_month(first, last)
                                                      : range.first == range.last;
    if (one) return print_day(range.first, precision);
  }
  std::string text;
  if (!first_open) text += print_day(range.first, precision);
  text += "..";
  if (!last_open) text += print_day(range.last, precision);
  return text;
}

}  // namespace dateline
