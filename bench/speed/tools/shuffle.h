#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace dateline::bench {

// Puts `items` into a random order that the seed decides, the same with every standard library
// (std::shuffle leaves the algorithm open).
template <typename T>
void shuffle(std::vector<T>& items, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  for (std::size_t left = items.size(); left > 1; --left) {
    std::swap(items[left - 1], items[random() % left]);
  }
}

}  // namespace dateline::bench
