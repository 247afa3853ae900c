#include "searcher/query/operators.h"

#include <algorithm>
#include <string>

namespace dateline {
namespace {

QueryToken proximity(Node::Kind node, std::uint32_t n) {
  QueryToken token;
  token.kind = QueryToken::Kind::kProximity;
  token.node = node;
  token.n = n;
  return token;
}

QueryToken word_operator(QueryToken::Kind kind, std::uint32_t n = 0) {
  QueryToken token;
  token.kind = kind;
  token.n = n;
  return token;
}

}  // namespace

std::optional<QueryToken> read_operator(std::string_view chunk) {
  using Kind = QueryToken::Kind;
  if (chunk.size() < 2 || chunk.size() > 20) return std::nullopt;
  if (chunk == "AND") return word_operator(Kind::kAnd);
  if (chunk == "OR") return word_operator(Kind::kOr);
  if (chunk == "NOT") return word_operator(Kind::kNot);
  if (chunk == "SAME") return proximity(Node::Kind::kParagraph, 0);

  std::string lower(chunk);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (lower == "/s" || lower == "w/s") return proximity(Node::Kind::kSentence, 0);
  if (lower == "/p" || lower == "w/p") return proximity(Node::Kind::kParagraph, 0);

  const std::size_t digits = lower.find_first_of("0123456789");
  if (digits == std::string::npos) return std::nullopt;
  std::uint32_t n = 0;
  for (const char c : lower.substr(digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    n = std::min(n * 10 + static_cast<std::uint32_t>(c - '0'), kMaxOperatorNumber + 1);
  }
  const std::string name = lower.substr(0, digits);
  if (name == "near" || name == "near/" || name == "w/") return proximity(Node::Kind::kNear, n);
  if (name == "adj" || name == "adj/" || name == "pre/") return proximity(Node::Kind::kAdjacent, n);
  if (name == "atleast") return word_operator(Kind::kAtLeast, n);
  return std::nullopt;
}

}  // namespace dateline
