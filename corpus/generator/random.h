#pragma once

#include <cstdint>

namespace dateline::corpus {

// Random numbers that are the same on every machine: SplitMix64, a counter and a mixing function.
// The distributions of <random> are not, so none of them is used here.

// Spreads a number over 64 bits; a bijection.
constexpr std::uint64_t scatter(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

// The seed of a part of the corpus: `parent` is the seed of the whole, `number` says which part.
constexpr std::uint64_t seed_of(std::uint64_t parent, std::uint64_t number) {
  return scatter(scatter(parent + 0x9e3779b97f4a7c15u) ^ (number * 0xd6e8feb86659fd93u + 1));
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() { return scatter(state_ += 0x9e3779b97f4a7c15u); }
  std::uint32_t next32() { return static_cast<std::uint32_t>(next() >> 32); }

  // In [0, n).
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(next32()) * n) >> 32);
  }
  // In [0, n), falling: 0 is the likeliest. The smaller of two.
  std::uint32_t low_below(std::uint32_t n) {
    const std::uint64_t bits = next();
    const std::uint64_t a = ((bits >> 32) * n) >> 32;
    const std::uint64_t b = ((bits & 0xffffffffu) * n) >> 32;
    return static_cast<std::uint32_t>(a < b ? a : b);
  }
  // True in `share` of the calls, 0 to 1.
  bool chance(double share) { return unit() < share; }
  // In [0, 1), in steps of 2^-32.
  double unit() { return static_cast<double>(next32()) * 0x1p-32; }

 private:
  std::uint64_t state_;
};

}  // namespace dateline::corpus
