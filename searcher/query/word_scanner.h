#pragma once

#include <cstddef>
#include <optional>

#include "searcher/query/characters.h"
#include "searcher/query/remarks.h"
#include "searcher/query/token.h"

namespace dateline {

// Reads one word at `index` (kWord, kWildcard or kFuzzy) and moves past it; past at least one
// character in any case. nullopt when there was only punctuation.
//
// Hyphens, apostrophes, dots and the like inside a word stay ("cyber-attack", "U.S."); slashes,
// colons and commas do between digits ("24/7"). `?` stands for one character only inside a word or
// beside another wildcard: at the end of a headline it is a question mark.
std::optional<QueryToken> scan_word(const Characters& characters, std::size_t& index,
                                    Remarks& remarks);

}  // namespace dateline
