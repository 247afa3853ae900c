#include "indexer/dates/path_date.h"

#include <array>
#include <string>

#include "common/text/ascii.h"
#include "indexer/dates/date_style.h"

namespace dateline {
namespace {

// Eight digits in a URL are more often the number of an article than a date of long ago.
constexpr int kFirstCompactYearInUrl = 1990;

enum class Place { kUrl, kFile };

bool is_path_letter(char c) { return is_ascii_letter(c) || (c & 0x80); }

// Reads text from a position on.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip() { ++at_; }

  std::size_t digits_ahead() const {
    std::size_t end = at_;
    while (end < text_.size() && is_ascii_digit(text_[end])) ++end;
    return end - at_;
  }
  int take_number(std::size_t digits) {
    int value = 0;
    for (; digits > 0; --digits) value = value * 10 + (text_[at_++] - '0');
    return value;
  }
  // 1 to 12 for "sep" or "September" in any case; 0, and nothing taken, for other words.
  int take_month_name() {
    static constexpr std::array<std::string_view, 12> kMonths = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    std::size_t end = at_;
    std::string word;
    for (; end < text_.size() && is_path_letter(text_[end]); ++end) {
      word += static_cast<char>(text_[end] | 0x20);
    }
    for (std::size_t month = 0; month < kMonths.size(); ++month) {
      if (word != kMonths[month] && word != kMonths[month].substr(0, 3)) continue;
      at_ = end;
      return static_cast<int>(month) + 1;
    }
    return 0;
  }
  // No letter or digit follows; the T of 20220908T1405 may.
  bool at_word_end() const {
    const char c = peek();
    const bool time = c == 'T' && at_ + 1 < text_.size() && is_ascii_digit(text_[at_ + 1]);
    return time || (!is_ascii_digit(c) && !is_path_letter(c));
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

bool in_bounds(const Date& date, int first_year, Day today) {
  return date.known() && date.day <= today && civil(date.day).year >= first_year;
}

// The date whose year begins at `begin`.
std::optional<SpelledDate> read_date(std::string_view text, std::size_t begin, Place place,
                                     Day today) {
  Cursor cursor(text, begin);
  const std::size_t digits = cursor.digits_ahead();
  const bool time = place == Place::kFile && (digits == 12 || digits == 14);
  if (digits == 8 || time) {
    const int year = cursor.take_number(4);
    const int month = cursor.take_number(2);
    const Date date = make_date(year, month, cursor.take_number(2));
    const std::size_t end = cursor.at();
    cursor.take_number(digits - 8);
    const int first_year = place == Place::kUrl ? kFirstCompactYearInUrl : kFirstPrintedYear;
    if (!cursor.at_word_end() || !in_bounds(date, first_year, today)) return std::nullopt;
    return SpelledDate{date, begin, end};
  }
  if (digits != 4) return std::nullopt;
  const int year = cursor.take_number(4);
  const char separator = cursor.peek();
  const bool slash = separator == '/';
  if (slash ? place != Place::kUrl
            : std::string_view("-_.").find(separator) == std::string_view::npos ||
                  separator == '\0') {
    return std::nullopt;
  }
  cursor.skip();
  const std::size_t month_digits = cursor.digits_ahead();
  int month = 0;
  if (month_digits == 2 || (slash && month_digits == 1)) {
    month = cursor.take_number(month_digits);
  } else if (month_digits == 0) {
    month = cursor.take_month_name();
  }
  if (month == 0) return std::nullopt;
  const Cursor after_month = cursor;
  if (cursor.peek() == separator) {
    cursor.skip();
    const std::size_t day_digits = cursor.digits_ahead();
    if (day_digits == 2 || (slash && day_digits == 1)) {
      const Date date = make_date(year, month, cursor.take_number(day_digits));
      // "2023/10/3-questions": a number of the headline.
      const bool counted = day_digits == 1 && cursor.peek() != '/' && cursor.peek() != '\0';
      if (!counted && cursor.at_word_end() && in_bounds(date, kFirstPrintedYear, today)) {
        return SpelledDate{date, begin, cursor.at()};
      }
    }
    if (!slash && day_digits > 0) return std::nullopt;  // "2022-09-081": a number of another kind
  }
  // The month alone: never of a headline's words ("top-10-of-2021-10-best").
  const bool segment = (begin == 0 || text[begin - 1] == '/') && after_month.peek() == '/';
  if (place == Place::kUrl && !segment) return std::nullopt;
  const Date date = make_date(year, month);
  if (!after_month.at_word_end() || !in_bounds(date, kFirstPrintedYear, today)) return std::nullopt;
  return SpelledDate{date, begin, after_month.at()};
}

std::optional<SpelledDate> find_spelled(std::string_view text, Place place, Day today) {
  std::optional<SpelledDate> best;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_ascii_digit(text[i]) ||
        (i > 0 && (is_ascii_digit(text[i - 1]) || is_path_letter(text[i - 1])))) {
      continue;
    }
    const std::optional<SpelledDate> found = read_date(text, i, place, today);
    if (found && (!best || found->date.precision > best->date.precision)) best = found;
  }
  return best;
}

}  // namespace

std::optional<SpelledDate> date_in_url_path(std::string_view path, Day today) {
  return find_spelled(path, Place::kUrl, today);
}

std::optional<SpelledDate> date_in_file_name(std::string_view name, Day today) {
  return find_spelled(name, Place::kFile, today);
}

}  // namespace dateline
