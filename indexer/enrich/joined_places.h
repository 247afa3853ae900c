#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/enrich/name_scanner.h"
#include "indexer/enrich/word_scan.h"

namespace dateline {

// What the candidates of one field of English text, out[first] and those after it, say of each
// other:
// - "Paris, Texas" is no Paris, "Lebanon, Pa." no Lebanon; "Paris, France" is one mention; "Athens,
//   Georgia" is in the state, and so, when nothing else decides, is a town that stands in no list.
// - In "Torrington, Winsted and Goshen" all are places if one of them is known to be.
// Candidates that are parts of others are taken out. `words` are those of `text`.
void join_places(std::string_view text, const std::vector<Word>& words,
                 std::vector<NameCandidate>& out, std::size_t first);

}  // namespace dateline
