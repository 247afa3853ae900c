#include "common/localized_names.h"

#include <unicode/localpointer.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "common/country.h"
#include "common/language.h"

namespace dateline {
namespace {

// Languages that ICU has names in. Of others it would take those of the process's own locale.
const std::set<std::string>& known_languages() {
  static const std::set<std::string> languages = [] {
    std::set<std::string> known;
    std::int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    for (std::int32_t i = 0; i < count; ++i) known.insert(locales[i].getLanguage());
    return known;
  }();
  return languages;
}

bool is_english(const std::string& locale) {
  return locale.empty() || locale == "en" || locale.starts_with("en_");
}

// Letters and digits alone: what ICU's locale may be made of without surprises.
bool is_plain(std::string_view code) {
  if (code.empty() || code.size() > 8) return false;
  for (const char c : code) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
  }
  return true;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string locale_name(std::string_view text) {
  const std::string name(text.substr(0, text.find_first_of(".@")));
  if (name == "C" || name == "POSIX") return "en";
  if (name.size() > 20 || name.empty()) return "";
  const icu::Locale locale(name.c_str());
  if (locale.isBogus() || !known_languages().contains(locale.getLanguage())) return "";
  return locale.getName();
}

std::string user_locale() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string name = locale_name(value);
    return name.empty() ? "en" : name;
  }
  return "en";
}

std::string country_name(std::string_view code, const std::string& locale) {
  const Country* country = find_country(code);
  if (country == nullptr) return std::string(code);
  if (is_english(locale)) return country->name;
  icu::UnicodeString name;
  icu::Locale("", country->code.c_str()).getDisplayCountry(icu::Locale(locale.c_str()), name);
  const std::string found = utf8(name);
  return found.empty() || found == country->code ? country->name : found;
}

std::vector<std::string> country_names(std::string_view code, const std::string& locale) {
  std::vector<std::string> names;
  const Country* country = find_country(code);
  if (country == nullptr || locale_name(locale).empty()) return names;
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUResourceBundlePointer bundle(
      ures_open(U_ICUDATA_NAME "-region", locale.c_str(), &status));
  for (const char* kind : {"Countries", "Countries%short", "Countries%variant"}) {
    status = U_ZERO_ERROR;
    const icu::LocalUResourceBundlePointer table(
        ures_getByKey(bundle.getAlias(), kind, nullptr, &status));
    std::int32_t length = 0;
    const UChar* text =
        U_FAILURE(status)
            ? nullptr
            : ures_getStringByKey(table.getAlias(), country->code.c_str(), &length, &status);
    if (U_FAILURE(status) || text == nullptr) continue;
    std::string name = utf8(icu::UnicodeString(text, length));
    if (name != country->code && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

std::string language_name(std::string_view code, const std::string& locale) {
  if (is_english(locale) || !is_plain(code) || code == "und") return language_name(code);
  icu::UnicodeString name;
  icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale(locale.c_str()), name);
  const std::string found = utf8(name);
  return found.empty() || found == code ? language_name(code) : found;
}

}  // namespace dateline
