#include "common/language.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace dateline {

std::string language_name(std::string_view code) {
  if (code == "und") return "unknown";
  icu::UnicodeString name;
  icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  std::string utf8;
  name.toUTF8String(utf8);
  return utf8.empty() ? std::string(code) : utf8;
}

}  // namespace dateline
