// date_problem: what is wrong with a date.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/date_words.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

// Runs of digits and of letters, these in lower case.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  char before = ' ';
  for (const char typed : text) {
    const char c = typed >= 'A' && typed <= 'Z' ? static_cast<char>(typed + 32) : typed;
    const bool letter = c >= 'a' && c <= 'z';
    if (!letter && !is_ascii_digit(c)) {
      before = ' ';
      continue;
    }
    if (before == ' ' || is_ascii_digit(before) != is_ascii_digit(c)) parts.emplace_back();
    parts.back() += c;
    before = c;
  }
  return parts;
}

int value_of(const std::string& digits) {
  if (digits.empty() || digits.size() > 4 ||
      !std::all_of(digits.begin(), digits.end(), is_ascii_digit)) {
    return -1;
  }
  return std::stoi(digits);
}

std::string month_name(int month) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return std::string(kNames[static_cast<std::size_t>(month - 1)]);
}

std::string problem_of(int year, int month, int day) {
  if (month < 1 || month > 12) return fmt::format("there is no month {}", month);
  if (make_date(year, month, day).known() || !make_date(year, month).known()) return {};
  return fmt::format("{} {} has {} days", month_name(month), year,
                     civil(make_date(year, month).last_day()).day);
}

std::string problem_of_period(std::string_view text) {
  const std::vector<std::string> parts = parts_of(text);
  if (parts.size() == 2 && parts[1] == "h") return "articles are dated by the day, as in 2d";
  if (parts.size() == 2 && parts[0].size() == 4 && value_of(parts[0]) > 0) {
    return value_of(parts[1]) < 0 ? "" : problem_of(value_of(parts[0]), value_of(parts[1]), 1);
  }
  if (parts.size() != 3) return {};
  std::array<int, 3> number{};
  for (std::size_t i = 0; i < 3; ++i) {
    number[i] = value_of(parts[i]);
    if (number[i] < 0) number[i] = month_of_name(parts[i]) > 0 ? month_of_name(parts[i]) : -1;
    if (number[i] < 0) return {};
  }
  if (parts[0].size() == 4) return problem_of(number[0], number[1], number[2]);
  if (parts[2].size() != 4) return "the year needs four digits, as in 2022-09-08";
  if (!is_ascii_digit(parts[0].front())) return problem_of(number[2], number[0], number[1]);
  if (!is_ascii_digit(parts[1].front())) return problem_of(number[2], number[1], number[0]);
  const bool open = number[0] <= 12 && number[1] <= 12 && text.find('.') == std::string_view::npos;
  if (open && number[0] > 0 && number[1] > 0) {
    return fmt::format("it may be {0:04}-{1:02}-{2:02} or {0:04}-{2:02}-{1:02}; write one of these",
                       number[2], number[1], number[0]);
  }
  return number[1] > 12 && number[0] <= 12 ? problem_of(number[2], number[0], number[1])
                                           : problem_of(number[2], number[1], number[0]);
}

}  // namespace

std::string date_problem(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) return {};
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return problem_of_period(text);
  const std::string problem = problem_of_period(text.substr(0, dots));
  return problem.empty() ? problem_of_period(text.substr(dots + 2)) : problem;
}

}  // namespace dateline
