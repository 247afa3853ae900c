#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/remarks.h"
#include "searcher/query/token.h"

namespace dateline {

// Headlines use signs that are operators in a query: "Bank to cut 500 jobs -paper", "World Cup |
// Senegal go through to the last eight", "COURT SAYS TRUMP NOT GUILTY". Where a query has the form
// of a headline, they are text: a minus and bars are left out, capital AND, OR, NOT and SAME become
// words. Each time a note says so, and says how to ask for the operator. Queries with any other
// operator or a field stay as they are.
std::vector<QueryToken> read_headline(std::vector<QueryToken> tokens, Remarks& remarks);

// Whether words that stand in a row read like a headline rather than like the words of a search:
// six or more, the first no word in small letters, and function words among them, or eight.
bool looks_like_headline(const std::vector<std::string_view>& words);

}  // namespace dateline
