#include "searcher/query/plain_text.h"

#include <algorithm>
#include <utility>

#include "searcher/query/characters.h"
#include "searcher/query/remarks.h"
#include "searcher/query/word_scanner.h"

namespace dateline {

std::vector<QueryToken> lex_words(std::string_view query, std::size_t begin, std::size_t end) {
  const Characters in(query.substr(begin, end - begin));
  Remarks unused;
  std::vector<QueryToken> tokens;
  std::size_t index = 0;
  while (index < in.size()) {
    auto token = scan_word(in, index, unused);
    if (!token) continue;
    token->begin += begin;
    token->end += begin;
    tokens.push_back(std::move(*token));
  }
  return tokens;
}

Quotation read_quotation(std::string_view text, std::size_t begin, std::size_t end) {
  Quotation quotation;
  std::size_t gaps = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const std::string_view piece = text.substr(from, to - from);
    from = to + 1;
    if (!piece.empty() && piece.find_first_not_of('*') == std::string_view::npos) {
      ++gaps;
      quotation.plain = false;
    }
    for (const QueryToken& token : lex_words(piece, 0, piece.size())) {
      if (!quotation.words.empty()) quotation.most_gaps = std::max(quotation.most_gaps, gaps);
      gaps = 0;
      Node node;
      node.kind = token.node == Node::Kind::kWord ? Node::Kind::kExact : token.node;
      node.text = token.text;
      node.n = token.n;
      node.begin = begin;
      node.end = end;
      quotation.plain = quotation.plain && node.kind == Node::Kind::kExact;
      quotation.words.push_back(std::move(node));
    }
  }
  return quotation;
}

}  // namespace dateline
