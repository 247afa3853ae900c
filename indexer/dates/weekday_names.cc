#include "indexer/dates/weekday_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "indexer/dates/month_names.h"

namespace dateline {
namespace {

constexpr int kDays = 7;
constexpr std::size_t kLeastBytes = 2;

using WeekdayNames = std::unordered_map<std::string, int>;

WeekdayNames names_of(const std::string& language) {
  WeekdayNames names;
  UErrorCode error = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language.c_str()), error);
  if (U_FAILURE(error)) return names;
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* days = symbols.getWeekdays(count, context, width);
      for (std::int32_t i = 1; days != nullptr && i <= std::min(count - 1, kDays); ++i) {
        std::string name;
        days[i].toUTF8String(name);
        name = month_key(name);
        // ICU counts from Sunday, 1.
        if (name.size() >= kLeastBytes) names.emplace(name, i == 1 ? kDays : i - 1);
      }
    }
  }
  return names;
}

const WeekdayNames& names_in(std::string_view language) {
  thread_local std::unordered_map<std::string, WeekdayNames> known;
  const auto [entry, fresh] = known.try_emplace(std::string(language));
  if (fresh) entry->second = names_of(entry->first);
  return entry->second;
}

int look_up(std::string_view name, std::string_view language) {
  const WeekdayNames& names = names_in(language);
  const auto found = names.find(std::string(name));
  if (found != names.end()) return found->second;
  if (language != "zh" && language != "ja" && language != "ko" && language != "th") return 0;
  for (const auto& [day, number] : names) {
    if (day.size() >= 9 && name.starts_with(day)) return number;
  }
  return 0;
}

}  // namespace

std::vector<WeekdayName> whole_weekdays(const std::string& language) {
  std::vector<WeekdayName> whole;
  UErrorCode error = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language.c_str()), error);
  std::int32_t count = 0;
  const icu::UnicodeString* days =
      U_SUCCESS(error)
          ? symbols.getWeekdays(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE)
          : nullptr;
  for (std::int32_t i = 1; days != nullptr && i <= std::min(count - 1, kDays); ++i) {
    std::string name;
    days[i].toUTF8String(name);
    whole.push_back({std::move(name), i == 1 ? kDays : i - 1});
  }
  return whole;
}

int find_weekday(std::string_view name, std::string_view language) {
  constexpr std::size_t kLongestCode = 3;
  if (!language.empty() && language.size() <= kLongestCode && language != "und") {
    if (const int day = look_up(name, language); day != 0) return day;
  }
  return language == "en" ? 0 : look_up(name, "en");
}

}  // namespace dateline
