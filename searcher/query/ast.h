#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"

namespace dateline {

// A parsed query. Pure data: no index, no terminal. Trees compare by value.
struct Node {
  enum class Kind : std::uint8_t {
    kEverything,  // the empty query
    // Leaves of text; `text` as typed, without quotes and operators.
    kWord,      // cyberattack: stemmed
    kExact,     // "cyberattack", "two words", =word: exact words, in order
    kWildcard,  // cyber*, wom?n
    kFuzzy,     // tehran~2; `n` is the distance, 1 or 2
    // Fields; `values` are alternatives (country:AL,IR), normalized (codes upper case).
    kCountry,
    kMentions,
    kSource,
    kSourceCountry,
    kLanguage,
    kAuthor,
    kTopic,
    kId,
    kStory,
    kDate,       // `dates`
    kWordCount,  // words:>500; inclusive range [low, high]
    // Inner nodes over `children`.
    kAnd,
    kOr,
    kNot,  // one child
    // Proximity binds to the left: what the first two children cover must be near the third, and so
    // on. Children are leaves of text, ORs of such, or proximities.
    kNear,       // within `n` words, any order
    kAdjacent,   // within `n` words, in order
    kSentence,   // in the same sentence
    kParagraph,  // in the same paragraph
    kAtLeast,    // one child at least `n` times
    kTitle,      // one child, matched within the headline
    kHeadLead,   // headline or lead
    kBody,
  };

  Kind kind = Kind::kEverything;
  std::string text;
  std::vector<std::string> values;
  DateRange dates;
  std::uint32_t n = 0;
  std::uint32_t low = 0;
  std::uint32_t high = 0xffffffff;
  std::vector<Node> children;
  // Byte range of the query string that it was read from; no part of a comparison.
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Node& other) const;
};
using NodeKind = Node::Kind;

// A problem in a query string, or something about it worth saying.
struct Diagnostic {
  enum class Level : std::uint8_t { kNote, kWarning };
  Level level = Level::kWarning;
  std::size_t begin = 0;  // byte range in the query string; begin == end: about all of it
  std::size_t end = 0;
  std::string message;  // what is wrong and how it was read instead
};

struct ParsedQuery {
  Node root;
  std::vector<Diagnostic> diagnostics;
};

// Parses any bytes. Never fails: what makes no sense as an operator is searched as text, and a
// diagnostic says so. `today` resolves relative dates. Of a query longer than kMaxQueryBytes the
// rest is left out; brackets nested deeper than kMaxBracketDepth are.
inline constexpr std::size_t kMaxQueryBytes = 65536;
inline constexpr std::size_t kMaxBracketDepth = 100;
ParsedQuery parse_query(std::string_view text, Day today);

// The canonical spelling; parse_query reads it back to the same tree (of a tree that it made, and
// as long as the spelling is not longer than kMaxQueryBytes).
std::string to_string(const Node& node);

}  // namespace dateline
