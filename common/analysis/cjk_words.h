#pragma once

#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"

namespace dateline {

// The words of a typed run of CJK text, as byte ranges: one of all of it when it is short or has
// other words as well; else those of ICU's dictionaries, where a single character, a particle
// mostly, stays with the word before it. Punctuation may be in no word. For queries: texts are
// indexed by characters.
std::vector<WordSpan> cjk_words(std::string_view text);

}  // namespace dateline
