#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "common/index/columns.h"

namespace dateline {

// Documents [begin, end) of a segment.
struct DocRange {
  DocIndex begin;
  DocIndex end;
};

// How many documents a query is evaluated for at a time. Their scores fit the first-level cache.
inline constexpr std::uint32_t kWindow = 4096;

// The documents [begin, end) of a segment; at most kWindow.
struct Window {
  DocIndex begin = 0;
  DocIndex end = 0;

  std::uint32_t size() const { return end - begin; }
};

// How many bits are set.
inline std::uint64_t count_bits(std::span<const std::uint64_t> words) {
  std::uint64_t sum = 0;
  for (const std::uint64_t word : words) sum += static_cast<std::uint64_t>(std::popcount(word));
  return sum;
}

// A set of documents of a window; bit i stands for document begin + i.
class DocMask {
 public:
  static constexpr std::uint32_t kWords = kWindow / 64;

  void clear() { words_.fill(0); }
  void set(std::uint32_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  void reset(std::uint32_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
  bool test(std::uint32_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }

  std::span<const std::uint64_t, kWords> words() const { return words_; }

  // The first `size` documents, and no others.
  void set_first(std::uint32_t size) {
    const std::uint32_t whole = size / 64;
    std::fill_n(words_.begin(), whole, ~std::uint64_t{0});
    std::fill(words_.begin() + whole, words_.end(), 0);
    if (size % 64 != 0) words_[whole] = ~(~std::uint64_t{0} << (size % 64));
  }
  // Adds [begin, end).
  void set(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin / 64; i * 64 < end; ++i) words_[i] |= part(i, begin, end);
  }

  bool any() const {
    std::uint64_t all = 0;
    for (const std::uint64_t word : words_) all |= word;
    return all != 0;
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(count_bits(words_)); }
  // The first member that is at least `i`; kWindow when there is none.
  std::uint32_t next(std::uint32_t i) const {
    if (i >= kWindow) return kWindow;
    std::uint32_t word = i / 64;
    std::uint64_t bits = words_[word] & ~std::uint64_t{0} << (i % 64);
    while (bits == 0) {
      if (++word == kWords) return kWindow;
      bits = words_[word];
    }
    return word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
  }

  DocMask& operator&=(const DocMask& other) {
    for (std::uint32_t i = 0; i < kWords; ++i) words_[i] &= other.words_[i];
    return *this;
  }
  DocMask& operator|=(const DocMask& other) {
    for (std::uint32_t i = 0; i < kWords; ++i) words_[i] |= other.words_[i];
    return *this;
  }
  DocMask& operator-=(const DocMask& other) {
    for (std::uint32_t i = 0; i < kWords; ++i) words_[i] &= ~other.words_[i];
    return *this;
  }

  // Calls f(i) for each member, ascending.
  template <typename F>
  void for_each(F f) const {
    for (std::uint32_t word = 0; word < kWords; ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        f(word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
      }
    }
  }
  // Keeps the members for which f(i) holds.
  template <typename F>
  void keep_if(F f) {
    for (std::uint32_t word = 0; word < kWords; ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        const auto bit = static_cast<std::uint32_t>(std::countr_zero(bits));
        if (!f(word * 64 + bit)) words_[word] &= ~(std::uint64_t{1} << bit);
      }
    }
  }

 private:
  // The bits of a word that stand for [begin, end).
  static std::uint64_t part(std::uint32_t word, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t first = word * 64;
    if (end <= first || begin >= first + 64) return 0;
    std::uint64_t bits = ~std::uint64_t{0};
    if (begin > first) bits &= ~std::uint64_t{0} << (begin - first);
    if (end < first + 64) bits &= ~(~std::uint64_t{0} << (end - first));
    return bits;
  }

  std::array<std::uint64_t, kWords> words_ = {};
};

}  // namespace dateline
