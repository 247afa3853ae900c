#include "searcher/engine/typed_words.h"

#include <algorithm>

namespace dateline {
namespace {

void collect(std::string_view query, const Node& node, Analyzer& analyzer,
             std::vector<TypedWord>& words) {
  if (node.kind == Node::Kind::kNot) return;
  for (const Node& child : node.children) collect(query, child, analyzer, words);
  if (node.kind != Node::Kind::kWord && node.kind != Node::Kind::kExact) return;
  const std::size_t begin = query.find(node.text, node.begin);
  if (begin == std::string_view::npos || begin + node.text.size() > node.end) return;
  Analysis analysis;
  analyzer.analyze(node.text, "und", analysis);
  for (const Token& token : analysis.tokens) {
    if (token.kind != TokenKind::kWord) continue;
    words.push_back({begin + token.begin, begin + token.end, std::string(token.surface)});
  }
}

}  // namespace

std::vector<TypedWord> typed_words(std::string_view query, const Node& root, Analyzer& analyzer) {
  std::vector<TypedWord> words;
  collect(query, root, analyzer, words);
  std::sort(words.begin(), words.end(),
            [](const TypedWord& a, const TypedWord& b) { return a.begin < b.begin; });
  return words;
}

}  // namespace dateline
