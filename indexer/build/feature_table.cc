#include "indexer/build/feature_table.h"

#include <algorithm>
#include <bit>

namespace dateline {

FeatureTable::FeatureTable(std::size_t pairs) {
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(pairs + pairs / 4, 16));
  shift_ = 64 - std::countr_zero(slots);
  slots_.resize(slots);
  pairs_.reserve(pairs);
}

void FeatureTable::add(std::uint32_t hash, std::uint32_t document) {
  Slot& slot = slots_[slot_of(hash)];
  if (slot.documents >= kCommon) return;
  pairs_.push_back({document, slot.last});
  slot.hash = hash;
  slot.last = static_cast<std::uint32_t>(pairs_.size() - 1);
  ++slot.documents;
}

}  // namespace dateline
