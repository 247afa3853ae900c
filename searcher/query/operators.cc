#include "searcher/query/operators.h"

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/query/quotes.h"

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

// "NEAR(5)", "ONEAR(n=5)", "AROUND(5)", as Google and Microsoft's KQL write it.
std::optional<QueryToken> scan_call(const Characters& in, std::size_t& index,
                                    std::string_view name) {
  const bool ordered = name == "ONEAR";
  if (!ordered && name != "NEAR" && name != "AROUND") return std::nullopt;
  std::size_t i = index + 1;
  if (in[i] == U'n' && in[i + 1] == U'=') i += 2;
  const std::size_t digits = i;
  std::uint32_t n = 0;
  while (is_digit(in[i])) n = std::min(n * 10 + (in[i++] - U'0'), kMaxOperatorNumber + 1);
  if (i == digits || in[i] != U')') return std::nullopt;
  index = i + 1;
  return proximity(ordered ? Node::Kind::kAdjacent : Node::Kind::kNear, n);
}

}  // namespace

std::optional<QueryToken> scan_operator(const Characters& in, std::size_t& index) {
  std::size_t end = index;
  std::string chunk;
  while (end < in.size() && chunk.size() <= 20) {
    const char32_t c = in[end];
    if (c >= 0x80 || c == U' ' || c == U'(' || c == U')' || c == U'|' || c == U'"') break;
    chunk += static_cast<char>(c);
    ++end;
  }
  if (in[end] >= 0x80 && !Quotes::is_quote(in[end])) return std::nullopt;
  auto token = in[end] == U'(' ? scan_call(in, end, chunk) : std::nullopt;
  if (!token) token = read_operator(chunk);
  // "the 9 /11 attacks"
  if (chunk.size() > 1 && chunk[0] == '/' && is_digit(static_cast<unsigned char>(chunk[1])) &&
      index > 1 && is_digit(in[index - 2])) {
    return std::nullopt;
  }
  if (!token) return std::nullopt;
  token->text = std::move(chunk);
  index = end;
  return token;
}

std::optional<QueryToken> read_operator(std::string_view chunk) {
  using Kind = QueryToken::Kind;
  if (chunk.size() < 2 || chunk.size() > 20) return std::nullopt;
  if (chunk == "AND") return word_operator(Kind::kAnd);
  if (chunk == "OR") return word_operator(Kind::kOr);
  if (chunk == "NOT") return word_operator(Kind::kNot);
  if (chunk == "SAME") return proximity(Node::Kind::kParagraph, 0);

  // All others have a slash or a number, and words have neither, mostly.
  if (chunk.find_first_of("/0123456789") == std::string_view::npos) return std::nullopt;
  std::string lower(chunk);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (lower == "/s" || lower == "w/s" || lower == "w/sent") {
    return proximity(Node::Kind::kSentence, 0);
  }
  if (lower == "/p" || lower == "w/p" || lower == "w/para") {
    return proximity(Node::Kind::kParagraph, 0);
  }

  const std::size_t digits = lower.find_first_of("0123456789");
  if (digits == std::string::npos) return std::nullopt;
  std::uint32_t n = 0;
  for (const char c : lower.substr(digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    n = std::min(n * 10 + static_cast<std::uint32_t>(c - '0'), kMaxOperatorNumber + 1);
  }
  const std::string name = lower.substr(0, digits);
  for (const std::string_view near : {"near", "near/", "w/", "n/", "/"}) {
    if (name == near) return proximity(Node::Kind::kNear, n);
  }
  for (const std::string_view ordered : {"adj", "adj/", "pre/", "onear", "onear/"}) {
    if (name == ordered) return proximity(Node::Kind::kAdjacent, n);
  }
  if (name == "atleast") return word_operator(Kind::kAtLeast, n);
  return std::nullopt;
}

}  // namespace dateline
