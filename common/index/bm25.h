#pragma once

#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>

#include "common/index/schema.h"

namespace dateline {

// BM25 (Robertson, Walker, Jones, Hancock-Beaulieu, Gatford 1994), with the weight of a word as
// Xapian 1.4 has it:
//
//   score = weight * count * (k1 + 1) / (count + k1 * (1 - b + b * length / average length))
//
// Counts are those of the posting lists, in which a word of the body counts kBodyWeight and one of
// the headline or the lead more; k1 is 1.5 such words. Lengths are the sums of a document's counts.
// bench/README.md tells what the parameters were chosen on.
inline constexpr double kBm25K1 = 1.5 * kBodyWeight;
inline constexpr double kBm25B = 0.65;

// What a word in `frequency` of `documents` weighs; grows as the word gets rarer, never below 0.
inline double word_weight(double frequency, double documents) {
  double odds = (documents - frequency + 0.5) / (frequency + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

// The part of the denominator that a document's length decides, ready for an index.
struct LengthNorm {
  float fixed = static_cast<float>(kBm25K1);
  float per_length = 0;

  LengthNorm() = default;
  explicit LengthNorm(double average_length)
      : fixed(static_cast<float>(kBm25K1 * (1 - kBm25B))),
        per_length(average_length > 0 ? static_cast<float>(kBm25K1 * kBm25B / average_length) : 0) {
  }

  float operator()(std::uint32_t length) const {
    return fixed + per_length * static_cast<float>(length);
  }
};

// Of documents of these lengths.
inline double average_length(std::span<const std::uint32_t> lengths) {
  if (lengths.empty()) return 0;
  return static_cast<double>(std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0})) /
         static_cast<double>(lengths.size());
}

// The part of a score that a posting decides, without weight and k1 + 1; at most 1.
inline float impact(float count, std::uint32_t length, LengthNorm norm) {
  return count / (count + norm(length));
}

// How many times larger impacts may be by `now` than by `then`: the ratio of the average lengths,
// if that of `now` is the larger one.
inline float impact_growth(LengthNorm then, LengthNorm now) {
  const bool larger = now.per_length > 0 && then.per_length > now.per_length;
  return larger ? then.per_length / now.per_length : 1;
}

}  // namespace dateline
