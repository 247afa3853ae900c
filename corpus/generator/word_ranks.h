#pragma once

#include <cstdint>
#include <vector>

#include "corpus/generator/alias_table.h"
#include "corpus/generator/random.h"

namespace dateline::corpus {

// The frequency of words by rank, from 0 for the most frequent:
//
//   p(r) ~ 1 / (r + 2)       for r < 4096    Zipf's law as Mandelbrot has it
//   p(r) ~ 1 / r^1.9         above           rare words fall off faster
//
// Ranks go up to 2^36, so words that were not there before keep coming: a text of n words drawn
// from this has about n^(1 / 1.9) different ones once it is long (Heaps' law).
class WordRanks {
 public:
  static constexpr std::uint32_t kHeadSize = 4096;
  static constexpr double kShift = 2;
  static constexpr double kTailExponent = 1.9;

  WordRanks();

  std::uint64_t draw(Random& random) const {
    const std::uint32_t index = table_.draw(random);
    if (index < kHeadSize) return index;
    const Bin& bin = bins_[index - kHeadSize];
    return bin.begin + static_cast<std::uint64_t>(random.unit() * bin.width);
  }

  // A rank of at least `lowest`, which must be small: draws until one comes.
  std::uint64_t draw_above(Random& random, std::uint64_t lowest) const {
    for (;;) {
      const std::uint64_t rank = draw(random);
      if (rank >= lowest) return rank;
    }
  }

 private:
  struct Bin {  // of the tail: ranks that are drawn evenly
    std::uint64_t begin;
    double width;
  };
  std::vector<Bin> bins_;
  AliasTable table_;  // the ranks of the head, then the bins
};

}  // namespace dateline::corpus
