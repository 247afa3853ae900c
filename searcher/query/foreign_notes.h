#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/remarks.h"
#include "searcher/query/token.h"

namespace dateline {

// Notes what people write who know another search language and this one reads as text: "cyber!"
// and "cyber$" for "cyber*", small "or" among operators, NEAR without a number, NOT w/5, "date from
// 2022 to 2023". A headline has none of them, or else is none the worse for a note.
void note_foreign_habits(std::string_view query, const std::vector<QueryToken>& tokens,
                         Remarks& remarks);

}  // namespace dateline
