#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/query/token.h"

namespace dateline {

// The words of bytes [begin, end) of a query, read as plain text: no operators, no fields, no
// quotation marks. Their positions are those in the query.
std::vector<QueryToken> lex_words(std::string_view query, std::size_t begin, std::size_t end);

// What a quotation that stands at [begin, end) of a query holds, in its order.
struct Quotation {
  std::vector<Node> words;    // each exact, or a wildcard or fuzzy word
  std::size_t most_gaps = 0;  // lone stars next to each other: "bank * england" has one
  bool plain = true;          // without wildcards, fuzzy words and lone stars
};
Quotation read_quotation(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace dateline
