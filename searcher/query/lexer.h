#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/remarks.h"
#include "searcher/query/token.h"

namespace dateline {

// Cuts a query into tokens. Takes any bytes, in linear time; punctuation that means nothing is
// left out.
std::vector<QueryToken> lex(std::string_view query, Remarks& remarks);

}  // namespace dateline
