#pragma once

#include <string>
#include <string_view>

namespace dateline {

// ISO 639 code of the main language of a text ("en", "zh", "sw"; "und" when it is not clear), by
// CLD2 with its full tables, with the script of the text as a check.
std::string detect_language(std::string_view title, std::string_view body);

// Brings a language as inputs name it ("EN", "en-US", "eng", "English", "zh-Hans") to the code that
// detect_language gives; "" when it names none.
std::string normalize_language(std::string_view name);

}  // namespace dateline
