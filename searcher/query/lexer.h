#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/query/remarks.h"
#include "searcher/query/token.h"

namespace dateline {

// Cuts a query into tokens. Takes any bytes, in linear time; punctuation that means nothing is
// left out.
std::vector<QueryToken> lex(std::string_view query, Remarks& remarks);

// The words of bytes [begin, end) of a query, read as plain text: no operators, no fields, no
// quotation marks. Their positions are those in the query.
std::vector<QueryToken> lex_words(std::string_view query, std::size_t begin, std::size_t end);

// The words of a text, each as an exact word at [begin, end).
std::vector<Node> exact_words(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace dateline
