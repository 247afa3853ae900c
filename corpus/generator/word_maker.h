#pragma once

#include <array>
#include <cstdint>

#include "corpus/generator/language_data.h"

namespace dateline::corpus {

// Makes a language's words from numbers: every number below capacity() gives a word of its own that
// can be spoken (in Chinese: a group of characters); the lower numbers give the shorter words.
// Letters of onsets and middles never stand in vowels, so a word can be taken apart in one way
// only, and no two numbers make the same one.
class WordMaker {
 public:
  explicit WordMaker(const LanguageData& data);  // `data` must outlive it

  // Writes the word at `out`, at most kMaxWord bytes, and returns its end.
  char* make(char* out, std::uint64_t number) const;

  std::uint64_t capacity() const { return blocks_.back().end; }

 private:
  static constexpr int kShortest = 2;  // syllables or characters
  static constexpr int kLongest = 4;

  // Numbers up to `end`; of eight in a row, `shorter` have `syllables`, the rest one more.
  struct Block {
    std::uint64_t begin;
    std::uint64_t end;
    int syllables;
    unsigned shorter;
    std::uint64_t first_short;  // how many of these lengths are used up by the blocks before
    std::uint64_t first_long;
  };

  char* compose(char* out, int syllables, std::uint64_t index) const;

  const LanguageData* data_;
  std::array<std::uint64_t, kLongest + 1> count_{};  // words by number of syllables
  std::array<std::uint64_t, kLongest + 1> step_{};   // coprime to the count: scatters neighbours
  std::array<Block, 4> blocks_{};
};

}  // namespace dateline::corpus
