#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/enrich/agencies.h"
#include "indexer/enrich/folded_line.h"

namespace dateline {

// How much a phrase of boilerplate.tsv proves about the line that it fills. See the head of that
// file for the columns and the language of the phrases.
enum class Weight : std::uint8_t {
  kNone,
  kKeep,    // recognised (a byline), never removed
  kWeak,    // boilerplate only beside a removed line: "Name", "Email", "Share"
  kEdge,    // boilerplate near the start or the end of a body
  kStrong,  // boilerplate wherever it stands
};

// The phrases of boilerplate.tsv, matched against whole lines: a line matches when phrases tile it
// from end to end with nothing left over. Built once; const is safe to share.
class LineRules {
 public:
  struct Match {
    Weight weight = Weight::kNone;
    std::string_view rule;  // lives as long as the LineRules
  };

  // Throws std::invalid_argument on a row that it cannot read.
  explicit LineRules(std::string_view tsv);
  // The rules of the project.
  static const LineRules& standard();

  // Longer lines never match.
  static constexpr std::size_t kLongestLine = 400;

  Match match(std::string_view line) const;
  // Where a photo credit begins that ends a caption ("The embassy in TiranaPAP / EPA"), or npos.
  // Punctuation and spaces before it belong to it.
  std::size_t caption_credit(std::string_view line) const;

 private:
  struct Piece {
    enum class Kind : std::uint8_t { kLetters, kWords, kNumber, kLabel, kRest, kNames, kHeadline };
    Kind kind;
    std::string letters;
  };
  struct Pattern {
    Weight weight;
    std::string_view rule;
    std::vector<Piece> pieces;
  };
  struct Tiling {
    Weight weight = Weight::kNone;
    std::string_view rule;
    int tiles = 0;
  };
  using PatternIds = std::vector<std::uint32_t>;

  void add_phrase(std::string_view rule, Weight weight, std::string_view phrase);
  bool may_start(std::string_view line) const;
  const PatternIds* starting_with(std::string_view letters) const;
  void find_ends(const Pattern& pattern, std::size_t piece, const FoldedLine& line,
                 std::size_t word, std::vector<std::size_t>& ends) const;
  Tiling tile(const FoldedLine& line) const;

  std::set<std::string, std::less<>> rule_names_;  // addresses stay when it grows
  std::vector<Pattern> patterns_;
  std::unordered_map<std::uint16_t, PatternIds> by_start_;  // by the first two bytes
  std::unordered_set<char32_t> starts_;                     // the first letters of all phrases
  PatternIds by_number_;                                    // those that begin with a number
  Agencies agencies_;
};

}  // namespace dateline
