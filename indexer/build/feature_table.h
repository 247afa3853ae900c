#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

// Which documents of a batch have a hash in their fingerprint. The number of (hash, document)
// pairs is known before; the memory is about 30 bytes a pair. Adding and finding take constant
// time.
class FeatureTable {
 public:
  // A hash that is in this many documents says little and is found in none.
  static constexpr std::uint16_t kCommon = 256;

  explicit FeatureTable(std::size_t pairs);

  void add(std::uint32_t hash, std::uint32_t document);

  // Brings the place of a hash nearer, for a find() that follows soon.
  void prefetch(std::uint32_t hash) const { __builtin_prefetch(&slots_[place(hash)]); }

  // visit(document) for each document with this hash.
  template <typename Visit>
  void find(std::uint32_t hash, Visit visit) const {
    const Slot& slot = slots_[slot_of(hash)];
    if (slot.documents >= kCommon) return;
    for (std::uint32_t pair = slot.last; pair != kNone; pair = pairs_[pair].before) {
      visit(pairs_[pair].document);
    }
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t last = kNone;  // into pairs_; kNone: the slot is free
    std::uint16_t documents = 0;
  };
  struct Pair {
    std::uint32_t document;
    std::uint32_t before;  // the pair of the same hash that was added before, or kNone
  };

  std::size_t place(std::uint32_t hash) const {
    return (hash * std::uint64_t{0x9E3779B97F4A7C15}) >> shift_;
  }
  std::size_t slot_of(std::uint32_t hash) const {
    std::size_t at = place(hash);
    while (slots_[at].last != kNone && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  int shift_;
  std::vector<Slot> slots_;  // open addressing; the size is a power of two
  std::vector<Pair> pairs_;
};

}  // namespace dateline
