#include "indexer/dates/date_style.h"

#include <algorithm>
#include <cstddef>

namespace dateline {
namespace {

template <std::size_t kSize>
bool is_in(std::string_view text, const std::string_view (&list)[kSize]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

// Where numbers may stand in more orders than one.
constexpr std::string_view kOpen[] = {"",   "und", "zh", "ja", "ko", "hu", "lt", "mn", "fa",
                                      "ps", "fil", "tl", "si", "sv", "ne", "my", "zu", "xh",
                                      "af", "ckb", "ku", "so", "am", "ti", "om", "dv", "dz"};
constexpr std::string_view kYearFirst[] = {"hu", "lt", "lv", "si", "eu", "mn", "kk", "ky", "uz",
                                           "tk", "my", "ko", "zh", "ja", "tt", "ba", "az", "bo"};
// Countries that write English with the month first.
constexpr std::string_view kMonthFirst[] = {"US"};
constexpr std::string_view kOpenCountries[] = {"", "CA", "PH", "PR", "LR"};
constexpr std::string_view kSoldDomains[] = {"TV", "IO", "CO", "ME", "AI", "FM", "AM", "LY", "TO",
                                             "CC", "WS", "GG", "VC", "SC", "AC", "SH", "NU", "TK",
                                             "ML", "GA", "CF", "IS", "LA", "AG", "BZ", "SO", "EU"};

}  // namespace

DateStyle date_style(std::string_view language, std::string_view country) {
  DateStyle style;
  style.language = language == "und" ? std::string_view() : language;
  if (is_in(country, kMonthFirst) && language == "en") {
    style.order = DayOrder::kMonthFirst;
  } else if (language == "en") {
    if (!is_in(country, kOpenCountries)) style.order = DayOrder::kDayFirst;
  } else if (!is_in(language, kOpen)) {
    style.order = DayOrder::kDayFirst;
  }
  return style;
}

bool puts_year_first(std::string_view language) { return is_in(language, kYearFirst); }

std::string_view country_of_url(std::string_view url, char (&code)[2]) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of(":/?#"));
  if (host.size() < 4 || host[host.size() - 3] != '.') return {};
  for (std::size_t i = 0; i < 2; ++i) {
    const char c = host[host.size() - 2 + i];
    code[i] = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    if (code[i] < 'A' || code[i] > 'Z') return {};
  }
  const std::string_view found(code, 2);
  if (is_in(found, kSoldDomains)) return {};
  return found == "UK" ? std::string_view("GB") : found;
}

}  // namespace dateline
