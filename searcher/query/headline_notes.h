#pragma once

#include <vector>

#include "searcher/query/remarks.h"
#include "searcher/query/token.h"

namespace dateline {

// Notes on operators that a pasted headline may have by accident: OR and NOT where every word is in
// capitals, and a minus before the last of many words, as wire services name their source
// ("Bank to cut 500 jobs -paper").
void note_headline_habits(const std::vector<QueryToken>& tokens, Remarks& remarks);

}  // namespace dateline
