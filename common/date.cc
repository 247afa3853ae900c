#include "common/date.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>

namespace dateline {

namespace chrono = std::chrono;

namespace {

constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;

chrono::year_month_day ymd_of(Day day) {
  // chrono::year holds 16 bits; days beyond it are drawn to its ends.
  static constexpr chrono::sys_days kMin = chrono::year{-32767} / 1 / 1;
  static constexpr chrono::sys_days kMax = chrono::year{32767} / 12 / 31;
  const chrono::sys_days days{chrono::days{day}};
  return chrono::year_month_day{std::clamp(days, kMin, kMax)};
}

Day to_day(const chrono::sys_days& days) {
  return static_cast<Day>(days.time_since_epoch().count());
}

// Writes a number with leading zeros.
template <int kDigits>
void put_digits(int number, char* out) {
  for (int place = kDigits - 1; place >= 0; --place, number /= 10) {
    out[place] = static_cast<char>('0' + number % 10);
  }
}

// A date as it is written, of a year of four digits. A timeline has hundreds: to format them was a
// sixth of the instructions of a one-word query with facets.
std::string padded(const CivilDay& parts, Date::Precision precision) {
  std::array<char, 10> text = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'};
  put_digits<4>(parts.year, text.data());
  put_digits<2>(parts.month, text.data() + 5);
  put_digits<2>(parts.day, text.data() + 8);
  const std::size_t length = precision == Date::Precision::kYear    ? 4
                             : precision == Date::Precision::kMonth ? 7
                                                                    : text.size();
  return {text.data(), length};
}

bool year_in_range(int year) { return year >= kFirstYear && year <= kLastYear; }

}  // namespace

Day Date::last_day() const {
  const chrono::year_month_day first = ymd_of(day);
  switch (precision) {
    case Precision::kYear:
      return to_day(first.year() / chrono::December / 31);
    case Precision::kMonth:
      return day + static_cast<Day>(unsigned{(first.year() / first.month() / chrono::last).day()} -
                                    unsigned{first.day()});
    case Precision::kDay:
    case Precision::kNone:
      break;
  }
  return day;
}

std::string Date::to_string() const {
  if (!known()) return {};
  const CivilDay parts = civil(day);
  if (parts.year >= 0 && parts.year <= 9999) return padded(parts, precision);
  if (precision == Precision::kYear) return fmt::format(FMT_COMPILE("{:04}"), parts.year);
  if (precision == Precision::kMonth) {
    return fmt::format(FMT_COMPILE("{:04}-{:02}"), parts.year, parts.month);
  }
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), parts.year, parts.month, parts.day);
}

std::string Date::to_iso() const {
  std::string text = to_string();
  if (precision != Precision::kDay || !seconds) return text;
  text += fmt::format("T{:02}:{:02}:{:02}", *seconds / 3600, *seconds / 60 % 60, *seconds % 60);
  if (!zone_minutes) return text;
  if (*zone_minutes == 0) return text + "Z";
  const int minutes = std::abs(static_cast<int>(*zone_minutes));
  return text +
         fmt::format("{}{:02}:{:02}", *zone_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

Date make_date(int year, int month, int day) {
  if (!year_in_range(year) || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const chrono::year_month_day ymd = chrono::year{year} / month / day;
  if (!ymd.ok()) return {};
  Date result;
  result.precision = Date::Precision::kDay;
  result.day = to_day(ymd);
  return result;
}

Date make_date(int year, int month) {
  Date result = make_date(year, month, 1);
  if (result.known()) result.precision = Date::Precision::kMonth;
  return result;
}

Date make_date(int year) {
  Date result = make_date(year, 1, 1);
  if (result.known()) result.precision = Date::Precision::kYear;
  return result;
}

CivilDay civil(Day day) {
  const chrono::year_month_day ymd = ymd_of(day);
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Day day_of(int year, int month, int day) { return to_day(chrono::year{year} / month / day); }

Day today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return day_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

}  // namespace dateline
