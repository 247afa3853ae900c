#include "common/language.h"

#include <initializer_list>
#include <utility>

#include "tests/catch.h"

namespace dateline {
namespace {

TEST_CASE("languages are normalized from what inputs call them") {
  for (const auto& [name, code] : std::initializer_list<std::pair<const char*, const char*>>{
           {"en", "en"},       {"EN", "en"},         {"en-US", "en"},        {"en_GB.UTF-8", "en"},
           {"eng", "en"},      {"English", "en"},    {"english", "en"},      {"German", "de"},
           {"ger", "de"},      {"deu", "de"},        {"Deutsch", "de"},      {"français", "fr"},
           {"zh-Hans", "zh"},  {"zh_Hant_TW", "zh"}, {"chi", "zh"},          {"Chinese", "zh"},
           {"iw", "he"},       {"he", "he"},         {"Hebrew", "he"},       {"in", "id"},
           {"jw", "jv"},       {"fil", "tl"},        {"tl", "tl"},           {"Tagalog", "tl"},
           {"sr-ME", "sr"},    {"sr-Latn", "sr"},    {"hr", "hr"},           {"nb", "no"},
           {"nn", "nn"},       {"ckb", "ku"},        {"Sorani", "ku"},       {"kur", "ku"},
           {"Sinhala", "si"},  {"sin", "si"},        {"tam", "ta"},          {"Swahili", "sw"},
           {"pcm", "pcm"},     {"haw", "haw"},       {"Portuguese", "pt"},   {"pt-BR", "pt"},
           {" Polish ", "pl"}, {"Русский", "ru"},    {"English (US)", "en"}, {"cmn", "zh"}}) {
    CAPTURE(name);
    CHECK(normalize_language(name) == code);
  }
  for (const char* name : {"", " ", "und", "mul", "xx", "qqq", "Klingonese", "1", "none", "e"}) {
    CAPTURE(name);
    CHECK(normalize_language(name).empty());
  }
}

TEST_CASE("language codes have English names") {
  CHECK(language_name("de") == "German");
  CHECK(language_name("und") == "unknown");
  CHECK(language_name("xqz") == "xqz");
}

}  // namespace
}  // namespace dateline
