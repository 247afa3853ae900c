#include "searcher/present/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "common/localized_names.h"
#include "searcher/engine/facet_table.h"

namespace dateline {
namespace {

bool looks_like_language(std::string_view code) {
  return code.size() >= 2 && code.size() <= 8 && std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

}  // namespace

std::string_view facet_name(Facet facet) { return info(facet).name; }

std::string country_label(std::string_view code, const std::string& locale) {
  return country_name(code, locale);
}

std::string language_label(std::string_view code, const std::string& locale) {
  if (code.empty() || code == "und") return "";
  if (!looks_like_language(code)) return std::string(code);
  return language_name(code, locale);
}

std::string time_taken(double milliseconds) {
  const double ms = std::isfinite(milliseconds) ? std::max(milliseconds, 0.0) : 0.0;
  if (ms < 9.95) return fmt::format("{:.1f} ms", ms);
  if (ms < 999.5) return fmt::format("{:.0f} ms", ms);
  return fmt::format("{:.1f} s", ms / 1000);
}

double rounded(double number, int decimals) {
  if (!std::isfinite(number)) return 0;
  const double scale = std::pow(10.0, decimals);
  const double scaled = std::round(number * scale) / scale;
  return std::isfinite(scaled) ? scaled : number;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

}  // namespace dateline
