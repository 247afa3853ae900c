#include "indexer/input/country_codes.h"

#include <unicode/region.h>

#include "common/country.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_all(std::string_view text, bool (*test)(char)) {
  for (const char c : text) {
    if (!test(c)) return false;
  }
  return !text.empty();
}

}  // namespace

std::string country_of_iso_code(std::string_view code) {
  code = trim(code);
  const bool is_alpha = (code.size() == 2 || code.size() == 3) && is_all(code, is_ascii_letter);
  if (!is_alpha && !(code.size() == 3 && is_all(code, is_ascii_digit))) return "";
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
