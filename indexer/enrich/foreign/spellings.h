#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The spellings of a phrase that mean the same in a text: as it is; in capitals; with a capital,
// when it starts in lower case; without diacritics, unless `keep_marks`; decomposed; with the plain
// apostrophe; in Arabic script with or without hamza, with either heh, kaf and yeh. Abbreviations,
// all in capitals, are not spelt in lower case. The phrase itself comes first; none twice.
std::vector<std::string> spellings(std::string_view phrase, const std::string& language,
                                   bool keep_marks);

}  // namespace dateline
