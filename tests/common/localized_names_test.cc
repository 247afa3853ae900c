#include "common/localized_names.h"

#include <cstdlib>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("locales as people and environments write them", "[locale]") {
  CHECK(locale_name("de") == "de");
  CHECK(locale_name("de_DE.UTF-8") == "de_DE");
  CHECK(locale_name("pt-BR") == "pt_BR");
  CHECK(locale_name("sr_RS@latin") == "sr_RS");
  CHECK(locale_name("C.UTF-8") == "en");
  CHECK(locale_name("POSIX") == "en");
  for (const char* unknown : {"", "xx", "klingon", "12", "../de", ".UTF-8", "\xff\xfe"}) {
    CAPTURE(unknown);
    CHECK(locale_name(unknown).empty());
  }
}

TEST_CASE("the user's locale is the first variable that is set", "[locale]") {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
  CHECK(user_locale() == "en");
  setenv("LANG", "fr_FR.UTF-8", 1);
  CHECK(user_locale() == "fr_FR");
  setenv("LC_MESSAGES", "es_ES.UTF-8", 1);
  CHECK(user_locale() == "es_ES");
  setenv("LC_ALL", "C", 1);
  CHECK(user_locale() == "en");
  setenv("LC_ALL", "xx_YY", 1);
  CHECK(user_locale() == "en");
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) unsetenv(name);
}

TEST_CASE("names of countries and languages", "[locale]") {
  CHECK(country_name("AL", "en") == "Albania");
  CHECK(country_name("AL", "en_GB") == "Albania");
  CHECK(country_name("AL", "de") == "Albanien");
  CHECK(country_name("AL", "fr_FR") == "Albanie");
  CHECK(country_name("XK", "de") == "Kosovo");
  CHECK(country_name("ZZ", "de") == "ZZ");
  CHECK(country_name("", "de").empty());
  CHECK(language_name("de", "en") == "German");
  CHECK(language_name("de", "de") == "Deutsch");
  CHECK(language_name("en", "es") == "inglés");
  CHECK(language_name("und", "de") == "unknown");
  CHECK(language_name("x!", "de") == "x!");
}
