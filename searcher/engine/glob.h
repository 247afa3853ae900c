#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// True when the whole of `word` matches `glob`: `*` stands for any characters, `?` for exactly one.
// Characters are code points. Linear in word.size() but for backtracking over `*`.
bool glob_matches(std::string_view glob, std::string_view word);

// Tells whether words are within an edit distance (insertions, deletions, substitutions and
// transpositions of neighbours, in code points: optimal string alignment) of one word.
class FuzzyWord {
 public:
  FuzzyWord(std::string_view word, std::uint32_t distance);
  bool matches(std::string_view word) const;

 private:
  std::u32string word_;
  std::uint32_t distance_;
};

}  // namespace dateline
