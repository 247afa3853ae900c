#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/query/ast.h"

namespace dateline {

struct FieldInfo;

// One alternative of a field's value, cleaned (see Characters::clean), and where it stands.
struct QueryValue {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A piece of a query string.
struct QueryToken {
  enum class Kind : std::uint8_t {
    kLeaf,       // a word, exact, wildcard or fuzzy: `node` says which
    kNearQuote,  // "a b"~5: the words in `text`, `n` the distance
    kOpen,       // a bracket
    kClose,
    kBar,    // |, or a comma between alternatives of a text field
    kMinus,  // - directly before its operand
    // Operators in words; each may turn out to be text.
    kAnd,
    kOr,
    kNot,
    kProximity,  // `node` is kNear, kAdjacent, kSentence or kParagraph; `n`
    kAtLeast,    // `n`
    kZone,       // title: and the like; what it applies to follows, in brackets
    kField,      // country:AL, with its `values`
  };

  Kind kind = Kind::kLeaf;
  Node::Kind node = Node::Kind::kWord;
  std::string text;
  std::uint32_t n = 0;
  const FieldInfo* field = nullptr;
  std::string comparison;  // of a kField: "", "<", "<=", ">", ">=", "="
  std::vector<QueryValue> values;
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
};
using QueryTokenKind = QueryToken::Kind;

inline bool is_plain_word(const QueryToken& token) {
  return token.kind == QueryTokenKind::kLeaf && token.node == NodeKind::kWord;
}

// Words that are operators where an operand stands on the needed sides.
inline bool is_word_operator(QueryToken::Kind kind) {
  return kind == QueryToken::Kind::kAnd || kind == QueryToken::Kind::kOr ||
         kind == QueryToken::Kind::kNot || kind == QueryToken::Kind::kProximity ||
         kind == QueryToken::Kind::kAtLeast;
}

}  // namespace dateline
