#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/words.h"

namespace dateline {

// The words of an index within an edit distance of one word: insertions, deletions, substitutions
// and transpositions of neighbours, in code points (optimal string alignment).
//
// Words are walked in their order, as if they were a tree: those with a common beginning share the
// rows of the distance table, and all that begin too differently are passed over at once. For one
// thread.
class NearWords {
 public:
  NearWords(std::string_view word, std::uint32_t distance);

  struct Found {
    std::uint32_t number;  // of the entry
    std::uint32_t distance;
  };
  // Ascending by number.
  std::vector<Found> in(const Words& words);

 private:
  // What is known of the beginning of a word up to one of its code points.
  struct Beginning {
    char32_t last = 0;
    std::size_t bytes = 0;
    std::vector<std::uint32_t> row;  // distance to each beginning of `word_`
  };
  // Appends a code point; false when no word that begins like this is near enough.
  bool extend(char32_t next, std::size_t bytes);

  std::u32string word_;
  std::uint32_t distance_;
  std::vector<Beginning> beginnings_;  // of the word at hand, the empty one first; memory is kept
  std::size_t depth_ = 0;              // how many of them but the empty one
};

}  // namespace dateline
