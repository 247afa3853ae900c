#include "searcher/engine/bound_sum.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define DATELINE_BOUNDS_AVX2 __attribute__((target("avx2")))
#endif

namespace dateline {
namespace {

constexpr std::uint32_t kMostUnits = (1u << BoundSum::kSlices) - 1;

// The documents of a window that are in a list, and the bits of their levels.
struct LevelRows {
  const std::uint64_t* in;
  const std::uint64_t* low;
  const std::uint64_t* high;
};
using LevelUnits = std::array<std::uint32_t, kLevels>;

// Four words of 64 documents. Without instructions for as many the compiler takes them by halves.
using Lanes = std::uint64_t __attribute__((vector_size(32)));
constexpr std::size_t kWordsALoop = sizeof(Lanes) / sizeof(std::uint64_t);

// The numbers are added as one adds on paper, slice by slice with a carry. A document is in one
// level at most, so the bits that the slice gets are those of the levels whose number has this bit.
__attribute__((always_inline)) inline void add_levels(const LevelRows& levels,
                                                      const LevelUnits& units,
                                                      BoundSum::Slices& slices) {
  std::array<std::array<Lanes, kLevels>, BoundSum::kSlices> has;
  for (std::size_t slice = 0; slice < BoundSum::kSlices; ++slice) {
    for (std::size_t level = 0; level < kLevels; ++level) {
      has[slice][level] = Lanes{} - std::uint64_t{units[level] >> slice & 1};
    }
  }
  for (std::size_t word = 0; word < DocMask::kWords; word += kWordsALoop) {
    Lanes in;
    Lanes low;
    Lanes high;
    std::memcpy(&in, levels.in + word, sizeof in);
    std::memcpy(&low, levels.low + word, sizeof low);
    std::memcpy(&high, levels.high + word, sizeof high);
    const Lanes both = low & high;
    const Lanes of_level[kLevels] = {in & ~(low | high), low ^ both, high ^ both, both};
    Lanes carry = {};
    for (std::size_t slice = 0; slice < BoundSum::kSlices; ++slice) {
      Lanes added = {};
      for (std::size_t level = 0; level < kLevels; ++level) {
        added |= of_level[level] & has[slice][level];
      }
      Lanes sum;
      std::memcpy(&sum, slices.sum[slice].data() + word, sizeof sum);
      const Lanes odd = sum ^ added;
      const Lanes now = odd ^ carry;
      carry = (sum & added) | (odd & carry);
      std::memcpy(slices.sum[slice].data() + word, &now, sizeof now);
    }
    Lanes over;
    std::memcpy(&over, slices.over.data() + word, sizeof over);
    over |= carry;
    std::memcpy(slices.over.data() + word, &over, sizeof over);
  }
}

#ifdef DATELINE_BOUNDS_AVX2
DATELINE_BOUNDS_AVX2 void add_levels_avx2(const LevelRows& levels, const LevelUnits& units,
                                          BoundSum::Slices& slices) {
  add_levels(levels, units, slices);
}
#endif

void add(const LevelRows& levels, const LevelUnits& units, BoundSum::Slices& slices) {
#ifdef DATELINE_BOUNDS_AVX2
  static const bool kHas = __builtin_cpu_supports("avx2") != 0;
  if (kHas) return add_levels_avx2(levels, units, slices);
#endif
  add_levels(levels, units, slices);
}

}  // namespace

std::uint32_t BoundSum::units(float bound) const {
  const float share = std::ceil(bound / threshold_ * static_cast<float>(kMostUnits));
  return share < static_cast<float>(kMostUnits) ? static_cast<std::uint32_t>(std::max(share, 0.0F))
                                                : kMostUnits;
}

void BoundSum::add(float bound) {
  DocMask all;
  all.set_first(window_.size());
  add(all, bound);
}

void BoundSum::add(const DocMask& mask, float bound) {
  if (!(bound > 0)) return;
  static constexpr Row kNone = {};
  dateline::add({mask.words().data(), kNone.data(), kNone.data()}, {units(bound)}, slices_);
}

void BoundSum::add(const PostingList& list, const std::array<float, kLevels>& bounds) {
  LevelUnits units;
  for (std::uint32_t level = 0; level < kLevels; ++level) units[level] = this->units(bounds[level]);
  const std::uint32_t words = (window_.size() + kDocsAWord - 1) / kDocsAWord;
  std::array<Row, PostingList::kRows> rows;
  for (const PostingList::Row row :
       {PostingList::kMembers, PostingList::kLowBits, PostingList::kHighBits}) {
    list.bits(window_.begin, row, std::span(rows[row]).first(words));
    std::fill(rows[row].begin() + words, rows[row].end(), 0);
  }
  dateline::add({rows[0].data(), rows[1].data(), rows[2].data()}, units, slices_);
}

void BoundSum::keep_reaching(DocMask& mask) const {
  Row reached;
  for (std::size_t word = 0; word < DocMask::kWords; ++word) {
    std::uint64_t all = ~std::uint64_t{0};
    for (const Row& slice : slices_.sum) all &= slice[word];
    reached[word] = all | slices_.over[word];
  }
  mask.keep_words([&](std::uint32_t word) { return reached[word]; });
}

}  // namespace dateline
