#include "indexer/input/trec_date.h"

#include <string>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/input/field_values.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestDate = 60;
constexpr int kPivot = 50;  // two digits from here on are a year of the 20th century

// A run of digits in a text.
struct DigitRun {
  std::size_t begin = 0;
  std::size_t end = 0;
};

DigitRun next_run(std::string_view text, std::size_t from) {
  DigitRun run;
  run.begin = from;
  while (run.begin < text.size() && !is_ascii_digit(text[run.begin])) ++run.begin;
  run.end = run.begin;
  while (run.end < text.size() && is_ascii_digit(text[run.end])) ++run.end;
  return run;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

int full_year(int two_digits) { return two_digits + (two_digits >= kPivot ? 1900 : 2000); }

Date year_first(std::string_view six) {
  return make_date(full_year(number(six.substr(0, 2))), number(six.substr(2, 2)),
                   number(six.substr(4, 2)));
}

Date month_first(std::string_view six) {
  return make_date(full_year(number(six.substr(4, 2))), number(six.substr(0, 2)),
                   number(six.substr(2, 2)));
}

// "03/24/87", "02-12-88" at `from`: three pairs of digits with one separator.
Date american_date(std::string_view text, std::size_t from) {
  constexpr std::size_t kLength = 8;
  if (from + kLength > text.size()) return {};
  const std::string_view part = text.substr(from, kLength);
  if ((part[2] != '/' && part[2] != '-') || part[5] != part[2]) return {};
  std::string digits;
  for (const std::size_t at : {0, 1, 3, 4, 6, 7}) digits += part[at];
  for (const char c : digits) {
    if (!is_ascii_digit(c)) return {};
  }
  if (from + kLength < text.size() && is_ascii_digit(text[from + kLength])) return {};
  return month_first(digits);
}

}  // namespace

Date trec_date(std::string_view text) {
  const std::string line = on_one_line(utf8_prefix(trim(text), 4 * kLongestDate));
  if (line.size() == 6 && next_run(line, 0).end == 6) return year_first(line);
  // The longest beginning that is a date, cut between words.
  std::size_t end = std::min(line.size(), kLongestDate);
  while (end > 0 && end != std::string::npos) {
    std::string_view part = std::string_view(line).substr(0, end);
    while (!part.empty() && (part.back() == ',' || part.back() == ' ')) part.remove_suffix(1);
    if (const auto date = parse_date(part); date && date->known()) return *date;
    end = line.rfind(' ', end - 1);
  }
  for (DigitRun run = next_run(line, 0); run.begin < line.size(); run = next_run(line, run.end)) {
    if (const Date date = american_date(line, run.begin); date.known()) return date;
  }
  return {};
}

Date trec_date_in_id(std::string_view id) {
  for (DigitRun run = next_run(id, 0); run.begin < id.size(); run = next_run(id, run.end)) {
    const std::string_view digits = id.substr(run.begin, run.end - run.begin);
    if (digits.size() == 8) {
      const auto date = parse_date(digits);
      if (date && date->known() && date->day > day_of(1900, 1, 1)) return *date;
    }
    // Only behind a name: numbers of six digits alone are but numbers.
    if (digits.size() == 6 && run.begin > 0 && run.end < id.size() && id[run.end] == '-') {
      const Date by_year = year_first(digits);
      const Date by_month = month_first(digits);
      if (by_year.known() != by_month.known()) return by_year.known() ? by_year : by_month;
    }
  }
  return {};
}

}  // namespace dateline
