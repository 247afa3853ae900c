#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Brings a language as people and inputs name it ("EN", "en-US", "eng", "English", "zh-Hans") to
// the code that articles carry: ISO 639-1 where there is one, else 639-3. "" when it names none.
std::string normalize_language(std::string_view name);

// The English name of a language code ("German" for "de"); the code itself when it has none.
std::string language_name(std::string_view code);

}  // namespace dateline
