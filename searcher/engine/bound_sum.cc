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

// The documents of a window that are in a list, and the bits of their levels, if there are any.
struct LevelRows {
  const std::uint64_t* in;
  const std::uint64_t* low = nullptr;
  const std::uint64_t* high = nullptr;
};
template <std::size_t kCount>
using LevelUnits = std::array<std::uint32_t, kCount>;

// Four words of 64 documents. Without instructions for as many the compiler takes them by halves.
using Lanes = std::uint64_t __attribute__((vector_size(32)));
constexpr std::size_t kWordsALoop = sizeof(Lanes) / sizeof(std::uint64_t);

// Not returned: how a vector is depends on the target.
void load(const std::uint64_t* words, Lanes& lanes) { std::memcpy(&lanes, words, sizeof lanes); }

void store(const Lanes& lanes, std::uint64_t* words) { std::memcpy(words, &lanes, sizeof lanes); }

// Which documents are in each level.
template <std::size_t kCount>
__attribute__((always_inline)) inline std::array<Lanes, kCount> levels_at(const LevelRows& rows,
                                                                          std::size_t word) {
  Lanes in;
  load(rows.in + word, in);
  if constexpr (kCount == 1) {
    return {in};
  } else {
    Lanes low;
    Lanes high;
    load(rows.low + word, low);
    load(rows.high + word, high);
    const Lanes both = low & high;
    return {in & ~(low | high), low ^ both, high ^ both, both};
  }
}

// The numbers are added as one adds on paper, slice by slice with a carry. A document is in one
// level at most, so the bits that the slice gets are those of the levels whose number has this bit.
// Nothing is read of the slices when these are the first numbers.
template <std::size_t kCount, bool kFirst>
__attribute__((always_inline)) inline void add_levels(const LevelRows& rows,
                                                      const LevelUnits<kCount>& units,
                                                      BoundSum::Slices& slices) {
  std::array<std::array<Lanes, kCount>, BoundSum::kSlices> has;
  for (std::size_t slice = 0; slice < BoundSum::kSlices; ++slice) {
    for (std::size_t level = 0; level < kCount; ++level) {
      has[slice][level] = Lanes{} - std::uint64_t{units[level] >> slice & 1};
    }
  }
  for (std::size_t word = 0; word < DocMask::kWords; word += kWordsALoop) {
    const std::array<Lanes, kCount> levels = levels_at<kCount>(rows, word);
    Lanes carry = {};
    for (std::size_t slice = 0; slice < BoundSum::kSlices; ++slice) {
      Lanes added = {};
      for (std::size_t level = 0; level < kCount; ++level) {
        added |= levels[level] & has[slice][level];
      }
      std::uint64_t* const at = slices.sum[slice].data() + word;
      if constexpr (kFirst) {
        store(added, at);
      } else {
        Lanes sum;
        load(at, sum);
        const Lanes odd = sum ^ added;
        store(odd ^ carry, at);
        carry = (sum & added) | (odd & carry);
      }
    }
    std::uint64_t* const over = slices.over.data() + word;
    if constexpr (!kFirst) {
      Lanes sum;
      load(over, sum);
      carry |= sum;
    }
    store(carry, over);
  }
}

template <std::size_t kCount>
__attribute__((always_inline)) inline void add_levels(const LevelRows& rows,
                                                      const LevelUnits<kCount>& units,
                                                      BoundSum::Slices& slices, bool first) {
  if (first) {
    add_levels<kCount, true>(rows, units, slices);
  } else {
    add_levels<kCount, false>(rows, units, slices);
  }
}

#ifdef DATELINE_BOUNDS_AVX2
template <std::size_t kCount>
DATELINE_BOUNDS_AVX2 void add_levels_avx2(const LevelRows& rows, const LevelUnits<kCount>& units,
                                          BoundSum::Slices& slices, bool first) {
  add_levels(rows, units, slices, first);
}
#endif

template <std::size_t kCount>
void add(const LevelRows& rows, const LevelUnits<kCount>& units, BoundSum::Slices& slices,
         bool first) {
#ifdef DATELINE_BOUNDS_AVX2
  static const bool kHas = __builtin_cpu_supports("avx2") != 0;
  if (kHas) return add_levels_avx2(rows, units, slices, first);
#endif
  add_levels(rows, units, slices, first);
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
  dateline::add<1>({mask.words().data()}, {units(bound)}, slices_, empty_);
  empty_ = false;
}

void BoundSum::add(const PostingList& list, const std::array<float, kLevels>& bounds) {
  LevelUnits<kLevels> units;
  for (std::uint32_t level = 0; level < kLevels; ++level) units[level] = this->units(bounds[level]);
  const std::uint32_t words = (window_.size() + kDocsAWord - 1) / kDocsAWord;
  std::array<Row, PostingList::kRows> rows;
  for (const PostingList::Row row :
       {PostingList::kMembers, PostingList::kLowBits, PostingList::kHighBits}) {
    list.bits(window_.begin, row, std::span(rows[row]).first(words));
    std::fill(rows[row].begin() + words, rows[row].end(), 0);
  }
  dateline::add<kLevels>({rows[0].data(), rows[1].data(), rows[2].data()}, units, slices_, empty_);
  empty_ = false;
}

void BoundSum::keep_reaching(DocMask& mask) const {
  if (empty_) return mask.clear();
  Row reached;
  for (std::size_t word = 0; word < DocMask::kWords; ++word) {
    std::uint64_t all = ~std::uint64_t{0};
    for (const Row& slice : slices_.sum) all &= slice[word];
    reached[word] = all | slices_.over[word];
  }
  mask.keep_words([&](std::uint32_t word) { return reached[word]; });
}

}  // namespace dateline
