#pragma once

#include <string>
#include <string_view>

namespace dateline {

// ISO 639 code of the main language of a text ("en", "zh", "sw"; "und" when it is not clear), by
// CLD2 with its full tables, with the script of the text as a check.
std::string detect_language(std::string_view title, std::string_view body);

// The same, with what decided: "script", "spelling" (languages that CLD2 takes for another),
// "cld2"; "habit": `habit`, the language that its source writes in, where the text does not say, or
// is short and seems to be in a close relative of it.
struct DetectedLanguage {
  std::string code;
  std::string_view rule;
};
DetectedLanguage detect_language_with_rule(std::string_view title, std::string_view body,
                                           std::string_view habit = "");

}  // namespace dateline
