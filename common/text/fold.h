#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Folds case, width and compatibility forms but keeps diacritics: NFKC with case folding, composed.
// This is what a stemmer sees. Turkish dotted capital I becomes plain i.
std::string fold_case(std::string_view text);

// Folds diacritics of text that fold_case made: marks of Latin, Greek, Arabic and Hebrew letters
// go, letters that do not decompose are spelt plainly (ø o, ł l, đ d, dotless ı i, æ ae, œ oe, þ
// th), Cyrillic ё becomes е (but й stays й), Arabic alef forms, teh marbuta, alef maksura, the
// Persian forms of kaf and yeh and tatweel are unified, digits of any script become ASCII. Marks
// that are letters of their script (Indic vowel signs, Thai) stay.
std::string fold_marks(std::string_view text);

// Both: the form in which words are compared, stored in `words` and hashed in `tokens`.
std::string fold(std::string_view text);

}  // namespace dateline
