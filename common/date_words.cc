#include "common/date_words.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "common/text/ascii.h"

namespace dateline {
namespace {

constexpr int kMostUnits = 99999;

// The months [first, first + count) of a year, `first` from 1.
DateRange months(int year, int first, int count) {
  const Date begin = make_date(year, first);
  const Date end = make_date(year, first + count - 1);
  return DateRange{begin.day, end.last_day()};  // kNoDay for a year that is none
}

// Words, and numbers apart from the letters that stand beside them: "7d", "q3", "1990s".
std::vector<std::string_view> pieces(std::string_view text) {
  std::vector<std::string_view> list;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && text[end] != ' ' &&
           is_ascii_digit(text[end]) == is_ascii_digit(text[i]))
      ++end;
    list.push_back(text.substr(i, end - i));
    i = end;
  }
  if (!list.empty() && list.front() == "the") list.erase(list.begin());
  return list;
}

std::optional<int> number(std::string_view text) {
  static constexpr std::array<std::string_view, 13> kNames = {
      "zero",  "one",   "two",  "three", "four",   "five",  "six",
      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (!text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), is_ascii_digit)) {
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
  }
  const auto name = std::find(kNames.begin(), kNames.end(), text);
  if (name == kNames.end()) return std::nullopt;
  return static_cast<int>(name - kNames.begin());
}

std::optional<int> year(std::string_view text) {
  return text.size() == 4 ? number(text) : std::nullopt;
}

// 'd', 'w', 'm', 'q', 'y', or '\0'.
char unit(std::string_view word) {
  struct Unit {
    std::string_view name;
    char unit;
  };
  static constexpr Unit kUnits[] = {
      {"d", 'd'},      {"day", 'd'},     {"days", 'd'},     {"w", 'w'},  {"wk", 'w'},
      {"week", 'w'},   {"weeks", 'w'},   {"m", 'm'},        {"mo", 'm'}, {"month", 'm'},
      {"months", 'm'}, {"quarter", 'q'}, {"quarters", 'q'}, {"y", 'y'},  {"yr", 'y'},
      {"year", 'y'},   {"years", 'y'}};
  for (const Unit& known : kUnits) {
    if (known.name == word) return known.unit;
  }
  return '\0';
}

// 0 for Monday to 6, or -1.
int weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (word.size() >= 3 && kDays[i].substr(0, word.size()) == word) return static_cast<int>(i);
  }
  return -1;
}

// Days since Monday.
int day_of_week(Day day) {
  const std::chrono::weekday weekday{std::chrono::sys_days{std::chrono::days{day}}};
  return static_cast<int>((weekday - std::chrono::Monday).count());
}

// The day `count` months before `day`; the last day of a shorter month stands for the missing ones.
Day months_before(Day day, int count) {
  const CivilDay parts = civil(day);
  const int months = parts.year * 12 + (parts.month - 1) - count;
  if (months < 12) return day_of(1, 1, 1) - 1;
  const int year = months / 12;
  const int month = months % 12 + 1;
  return std::min(day_of(year, month, 1) + parts.day - 1, make_date(year, month).last_day());
}

Day before(Day day, int count, char unit) {
  switch (unit) {
    case 'd':
      return day - count;
    case 'w':
      return day - 7 * count;
    case 'm':
      return months_before(day, count);
    case 'q':
      return months_before(day, 3 * count);
    default:
      return months_before(day, 12 * count);
  }
}

// That long up to and with today.
std::optional<DateRange> span(int count, char unit, Day today) {
  if (count < 1 || count > kMostUnits || unit == '\0') return std::nullopt;
  const Day earliest = std::min(day_of(1, 1, 1), today);
  return DateRange{std::max(before(today, count, unit) + 1, earliest), today};
}

// The whole week, month, quarter or year that `back` such ago holds today.
std::optional<DateRange> whole(int back, char unit, Day today) {
  const CivilDay now = civil(today);
  const int quarter = (now.month - 1) / 3 - back;
  const Date month = make_date(now.month > back ? now.year : now.year - 1,
                               now.month > back ? now.month - back : 12);
  switch (unit) {
    case 'w': {
      const Day monday = today - day_of_week(today) - 7 * back;
      return DateRange{monday, monday + 6};
    }
    case 'm':
      return whole_period(month);
    case 'q':
      return months(quarter < 0 ? now.year - 1 : now.year, (quarter + 4) % 4 * 3 + 1, 3);
    case 'y':
      return whole_period(make_date(now.year - back));
    default:
      return std::nullopt;
  }
}

// The last year in which what starts on that day of the year has begun.
std::optional<DateRange> latest(int month, int day, Day today, int count) {
  const int this_year = civil(today).year;
  for (int y = this_year; y > this_year - 9; --y) {  // 29 February may be eight years ago
    const Date begin = make_date(y, month, std::max(day, 1));
    if (!begin.known() || begin.day > today) continue;
    return day > 0 ? whole_period(begin) : months(y, month, count);
  }
  return std::nullopt;
}

// "q3 2022", "2022 q3", "h1", "2022 w36".
std::optional<DateRange> part_of_year(const std::vector<std::string_view>& words, Day today) {
  const bool year_first = words.size() == 3 && year(words[0]);
  const std::size_t at = year_first ? 1 : 0;
  if (words.size() != 2 && words.size() != 3) return std::nullopt;
  const auto given = year_first          ? year(words[0])
                     : words.size() == 3 ? year(words[2])
                                         : std::optional<int>();
  if (words.size() == 3 && !given) return std::nullopt;
  const auto n = words[at + 1].size() <= 2 ? number(words[at + 1]) : std::nullopt;
  if (!n || *n < 1) return std::nullopt;
  if (words[at] == "q" && *n <= 4) {
    return given ? months(*given, *n * 3 - 2, 3) : latest(*n * 3 - 2, 0, today, 3);
  }
  if (words[at] == "h" && *n <= 2) {
    return given ? months(*given, *n * 6 - 5, 6) : latest(*n * 6 - 5, 0, today, 6);
  }
  if (words[at] == "w" && year_first && *n <= 53) {
    const Date fourth = make_date(*given, 1, 4);  // always in the first week
    if (!fourth.known()) return std::nullopt;
    const Day monday = fourth.day - day_of_week(fourth.day) + 7 * (*n - 1);
    return DateRange{monday, monday + 6};
  }
  return std::nullopt;
}

// "september", "8 september", "september 8".
std::optional<DateRange> of_month(const std::vector<std::string_view>& words, Day today) {
  std::vector<std::string_view> left = words;
  left.erase(std::remove_if(left.begin(), left.end(),
                            [](std::string_view word) {
                              return word == "st" || word == "nd" || word == "rd" || word == "th" ||
                                     word == "of";
                            }),
             left.end());
  if (left.empty() || left.size() > 2) return std::nullopt;
  const bool month_first = month_of_name(left[0]) > 0;
  const int month = month_of_name(left[month_first ? 0 : left.size() - 1]);
  if (month == 0) return std::nullopt;
  if (left.size() == 1) return words.size() == 1 ? latest(month, 0, today, 1) : std::nullopt;
  const std::string_view digits = left[month_first ? 1 : 0];
  const auto day = digits.size() <= 2 ? number(digits) : std::nullopt;
  return day && *day > 0 ? latest(month, *day, today, 1) : std::nullopt;
}

// What follows "this" or "last".
std::optional<DateRange> relative(bool last, std::string_view word, Day today) {
  if (const char of = unit(word); of != '\0' && word.size() > 1) {
    return of == 'd' ? std::nullopt : whole(last ? 1 : 0, of, today);
  }
  if (const int day = weekday(word); day >= 0) {
    const Day monday = today - day_of_week(today);
    if (!last) return DateRange{monday + day, monday + day};
    const Day found = monday + day < today ? monday + day : monday + day - 7;
    return DateRange{found, found};
  }
  if (const int month = month_of_name(word)) {
    const CivilDay now = civil(today);
    if (!last) return whole_period(make_date(now.year, month));
    return whole_period(make_date(month < now.month ? now.year : now.year - 1, month));
  }
  return std::nullopt;
}

}  // namespace

DateRange whole_period(const Date& date) { return {date.day, date.last_day()}; }

int month_of_name(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (name.size() >= 3 && kMonths[i].substr(0, name.size()) == name) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

std::optional<DateRange> parse_date_words(std::string_view text, Day today) {
  constexpr std::size_t kLongest = 40;
  if (text.size() > kLongest) return std::nullopt;
  const std::vector<std::string_view> words = pieces(text);
  if (words.empty() || words.size() > 4) return std::nullopt;
  const std::string_view first = words.front();
  if (words.size() == 1) {
    if (first == "today" || first == "now") return DateRange{today, today};
    if (first == "yesterday") return DateRange{today - 1, today - 1};
    if (first == "tomorrow") return DateRange{today + 1, today + 1};
    if (const int day = weekday(first); day >= 0) {
      const int back = (day_of_week(today) - day + 7) % 7;
      return DateRange{today - back, today - back};
    }
  }
  const bool last = first == "last" || first == "previous";
  if (words.size() == 2 && (last || first == "this")) return relative(last, words[1], today);
  const bool past = last || first == "past";
  if (words.size() == 2 && past) return span(1, unit(words[1]), today);
  if (words.size() == 3 && past) return span(number(words[1]).value_or(0), unit(words[2]), today);
  if (words.size() == 2 && unit(words[1]) != '\0' && number(first)) {
    return span(*number(first), unit(words[1]), today);
  }
  if (words.size() == 3 && words[2] == "ago" && number(first) && unit(words[1]) != '\0') {
    const Day day = before(today, *number(first), unit(words[1]));
    if (day >= day_of(1, 1, 1)) return DateRange{day, day};
  }
  if (words.size() == 2 && words[1] == "s" && year(first) && *year(first) % 10 == 0) {
    const Date begin = make_date(*year(first));
    const Date end = make_date(*year(first) + 9);
    if (begin.known() && end.known()) return DateRange{begin.day, end.last_day()};
  }
  if (const auto part = part_of_year(words, today)) return part;
  return of_month(words, today);
}

}  // namespace dateline
