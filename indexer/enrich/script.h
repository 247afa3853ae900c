#pragma once

#include <string_view>

namespace dateline {

// The language that the script of a text decides by itself: "el" for Greek, "th" for Thai, "ko" for
// Hangul, "ja" for Han with Kana, "zh" for Han alone, "ku" for Arabic script with the letters that
// only Sorani Kurdish has ... "" for scripts of many languages (Latin, Cyrillic, Arabic,
// Devanagari, Hebrew, Bengali, Ethiopic) and for text without letters. Judged by the script of most
// letters of the first few hundred.
std::string_view language_of_script(std::string_view text);

// For text whose words decide nothing, such as a short headline: the language that its letters
// speak for in a script of several. Cyrillic by the letters that Ukrainian, Belarusian, Serbian,
// Macedonian or Kazakh have, else Russian; Arabic script by those of Persian, Urdu and Pashto, else
// Arabic; Ethiopic by the alef of Tigrinya, else Amharic; Hebrew, Devanagari (Hindi), Bengali. ""
// for others.
std::string_view language_of_letters(std::string_view text);

// True when `text` holds a letter within its first few hundred characters.
bool has_letters(std::string_view text);

}  // namespace dateline
