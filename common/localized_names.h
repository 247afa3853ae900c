#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Names of countries and languages in the language of a locale, as ICU has them. English names are
// those of countries.tsv and common/language.h, and stand in where ICU has none.

// The ICU name of a locale as people and environments write it ("de", "de_DE.UTF-8", "pt-BR"), or
// "" when ICU has none of this language. "C" and "POSIX" are English.
std::string locale_name(std::string_view text);

// What LC_ALL, LC_MESSAGES or LANG ask for, the first that is set; English when ICU has none.
std::string user_locale();

// "Albanien" for "AL" in "de"; the code itself when there is no such country.
std::string country_name(std::string_view code, const std::string& locale);

// All names of a country in the language of a locale: the usual one first, then a short one ("USA")
// and another ("Tschechische Republik") where there are any. None where ICU does not have them.
std::vector<std::string> country_names(std::string_view code, const std::string& locale);

// "Deutsch" for "de" in "de"; the code itself when it has no name.
std::string language_name(std::string_view code, const std::string& locale);

}  // namespace dateline
