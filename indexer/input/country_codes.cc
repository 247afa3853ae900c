#include "indexer/input/country_codes.h"

#include <unicode/region.h>

#include "common/country.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_all(std::string_view text, bool (*test)(char)) {
  for (const char c : text) {
    if (!test(c)) return false;
  }
  return !text.empty();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

}  // namespace

std::string country_of_iso_code(std::string_view code) {
  code = trim(code);
  const bool is_alpha = (code.size() == 2 || code.size() == 3) && is_all(code, is_letter);
  if (!is_alpha && !(code.size() == 3 && is_all(code, is_digit))) return "";
  std::string alpha2(code);
  if (code.size() == 3) {
    // ICU knows all three by their aliases.
    UErrorCode error = U_ZERO_ERROR;
    std::string upper(code);
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const icu::Region* region = icu::Region::getInstance(upper.c_str(), error);
    if (U_FAILURE(error) || region == nullptr || region->getType() != URGN_TERRITORY) return "";
    alpha2 = region->getRegionCode();
  }
  const Country* country = find_country(alpha2);
  return country != nullptr ? country->code : std::string();
}

}  // namespace dateline
