#include "indexer/dates/calendars.h"

#include <unicode/calendar.h>

#include <array>
#include <memory>

namespace dateline {
namespace {

struct CalendarRow {
  const char* locale;
  int first_year;
  int last_year;
};

// In the order of Calendar.
constexpr std::array<CalendarRow, 4> kCalendars = {{{"@calendar=gregorian", 1, 9999},
                                                    {"@calendar=persian", 1200, 1500},
                                                    {"@calendar=islamic-umalqura", 1250, 1600},
                                                    {"@calendar=ethiopic", 1800, 2100}}};
constexpr double kMillisecondsADay = 86400000.0;

std::unique_ptr<icu::Calendar> make_calendar(const char* locale) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), icu::Locale(locale), error));
  if (U_FAILURE(error)) return nullptr;
  calendar->setLenient(false);
  return calendar;
}

}  // namespace

Date to_gregorian(Calendar calendar, int year, int month, int day) {
  if (calendar == Calendar::kGregorian) return make_date(year, month, day);
  const auto which = static_cast<std::size_t>(calendar);
  if (year < kCalendars[which].first_year || year > kCalendars[which].last_year) return {};
  // ICU's calendars keep state: one for each thread.
  thread_local std::array<std::unique_ptr<icu::Calendar>, kCalendars.size()> calendars;
  if (!calendars[which]) calendars[which] = make_calendar(kCalendars[which].locale);
  if (!calendars[which]) return {};
  UErrorCode error = U_ZERO_ERROR;
  icu::Calendar& fields = *calendars[which];
  fields.clear();
  if (calendar == Calendar::kEthiopic) fields.set(UCAL_ERA, 1);
  fields.set(UCAL_YEAR, year);
  fields.set(UCAL_MONTH, month - 1);
  fields.set(UCAL_DATE, day);
  const double time = fields.getTime(error);
  if (U_FAILURE(error)) return {};
  const CivilDay parts = civil(static_cast<Day>(time / kMillisecondsADay));
  return make_date(parts.year, parts.month, parts.day);
}

int first_year_of_era(std::string_view name) {
  struct Era {
    std::string_view name;
    int first_year;
  };
  static constexpr Era kEras[] = {{"令和", 2019}, {"平成", 1989}, {"昭和", 1926}, {"大正", 1912},
                                  {"明治", 1868}, {"民國", 1912}, {"民国", 1912}};
  for (const Era& era : kEras) {
    if (name.ends_with(era.name)) return era.first_year;
  }
  return 0;
}

}  // namespace dateline
