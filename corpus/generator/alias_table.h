#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corpus/generator/random.h"

namespace dateline::corpus {

// Draws an index with a probability in proportion to its weight, in constant time (Walker's
// method: each slot holds one index and the one it shares the slot with).
class AliasTable {
 public:
  AliasTable() = default;
  explicit AliasTable(std::span<const double> weights);  // not negative, at least one positive

  std::uint32_t draw(Random& random) const {
    const std::uint64_t bits = random.next();
    const auto slot = static_cast<std::uint32_t>(((bits >> 32) * slots_.size()) >> 32);
    const Slot& found = slots_[slot];
    return static_cast<std::uint32_t>(bits) < found.threshold ? slot : found.other;
  }
  std::size_t size() const { return slots_.size(); }

 private:
  struct Slot {
    std::uint32_t threshold;  // of 2^32: below it the slot's own index, else `other`
    std::uint32_t other;
  };
  std::vector<Slot> slots_;
};

}  // namespace dateline::corpus
