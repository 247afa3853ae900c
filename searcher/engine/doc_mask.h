#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "common/index/columns.h"

namespace dateline {

// How many documents a query is evaluated for at a time. Their scores fit the first-level cache.
inline constexpr std::uint32_t kWindow = 4096;

// How many documents a word of bits tells of.
inline constexpr std::uint32_t kDocsAWord = 64;

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

// A set of documents of a window; bit i stands for document begin + i. Beside the words of bits it
// keeps which of them have any, so that a few members cost a few words.
class DocMask {
 public:
  static constexpr std::uint32_t kWords = kWindow / 64;
  static_assert(kWords == 64, "a bit of live_ for each word");

  void clear() {
    for_each_live([this](std::uint32_t word) { words_[word] = 0; });
    live_ = 0;
  }
  void set(std::uint32_t i) {
    words_[i / 64] |= std::uint64_t{1} << (i % 64);
    live_ |= std::uint64_t{1} << (i / 64);
  }
  void reset(std::uint32_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
  bool test(std::uint32_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }

  std::span<const std::uint64_t, kWords> words() const { return words_; }

  // All members are in these words, [begin, end); the end of none is before the beginning.
  std::uint32_t begin_of_words() const {
    return static_cast<std::uint32_t>(std::countr_zero(live_));
  }
  std::uint32_t end_of_words() const {
    return kWords - static_cast<std::uint32_t>(std::countl_zero(live_));
  }

  // The first `size` documents, and no others.
  void set_first(std::uint32_t size) {
    clear();
    const std::uint32_t whole = size / kDocsAWord;
    std::fill_n(words_.begin(), whole, ~std::uint64_t{0});
    if (whole > 0) live_ = ~std::uint64_t{0} >> (kWords - whole);
    if (size % kDocsAWord != 0) set(whole * kDocsAWord, size);
  }
  // Puts 64 members at once, of which bit 0 stands for 64 * word.
  void set_word(std::uint32_t word, std::uint64_t bits) {
    words_[word] = bits;
    live_ |= static_cast<std::uint64_t>(bits != 0) << word;
  }
  // Adds [begin, end).
  void set(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin / 64; i * 64 < end; ++i) {
      words_[i] |= part(i, begin, end);
      live_ |= std::uint64_t{1} << i;
    }
  }

  // Takes [begin, end) out.
  void reset(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin / 64; i * 64 < end; ++i) words_[i] &= ~part(i, begin, end);
  }

  // Adds i for each `begin + i` of `docs`.
  void set_all(std::span<const DocIndex> docs, DocIndex begin) {
    std::uint64_t live = live_;
    for (const DocIndex doc : docs) {
      const std::uint32_t i = doc - begin;
      words_[i / 64] |= std::uint64_t{1} << (i % 64);
      live |= std::uint64_t{1} << (i / 64);
    }
    live_ = live;
  }

  bool any() const {
    for (std::uint64_t left = live_; left != 0; left &= left - 1) {
      if (words_[static_cast<std::uint32_t>(std::countr_zero(left))] != 0) return true;
    }
    return false;
  }
  std::uint32_t count() const {
    int sum = 0;
    for_each_live([&](std::uint32_t word) { sum += std::popcount(words_[word]); });
    return static_cast<std::uint32_t>(sum);
  }
  // Whether there are more than `limit`; counts no further.
  bool has_more_than(std::uint64_t limit) const {
    std::uint64_t sum = 0;
    for (std::uint64_t left = live_; left != 0; left &= left - 1) {
      const std::uint64_t bits = words_[static_cast<std::uint32_t>(std::countr_zero(left))];
      sum += static_cast<std::uint64_t>(std::popcount(bits));
      if (sum > limit) return true;
    }
    return false;
  }
  // The first member that is at least `i`; kWindow when there is none.
  std::uint32_t next(std::uint32_t i) const {
    if (i >= kWindow) return kWindow;
    const std::uint32_t word = i / 64;
    const std::uint64_t bits = words_[word] & ~std::uint64_t{0} << (i % 64);
    if (bits != 0) return first_of(word, bits);
    for (std::uint64_t left = live_ & ~std::uint64_t{1} << word; left != 0; left &= left - 1) {
      const auto later = static_cast<std::uint32_t>(std::countr_zero(left));
      if (words_[later] != 0) return first_of(later, words_[later]);
    }
    return kWindow;
  }

  DocMask& operator&=(const DocMask& other) {
    for_each_live([&](std::uint32_t word) { words_[word] &= other.words_[word]; });
    live_ &= other.live_;
    return *this;
  }
  DocMask& operator|=(const DocMask& other) {
    other.for_each_live([&](std::uint32_t word) { words_[word] |= other.words_[word]; });
    live_ |= other.live_;
    return *this;
  }
  DocMask& operator-=(const DocMask& other) {
    for_each_live([&](std::uint32_t word) { words_[word] &= ~other.words_[word]; });
    return *this;
  }

  // Calls f(i) for each member, ascending.
  template <typename F>
  void for_each(F f) const {
    for_each_live([&](std::uint32_t word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) f(first_of(word, bits));
    });
  }
  // The same until f(i) is false; from the last member on for kDescending.
  enum class Order : std::uint8_t { kAscending, kDescending };
  template <typename F>
  void for_each_until(Order order, F f) const {
    for (std::uint64_t left = live_; left != 0;) {
      const std::uint32_t word = end_of(order, left);
      left &= ~(std::uint64_t{1} << word);
      for (std::uint64_t bits = words_[word]; bits != 0;) {
        const std::uint32_t bit = end_of(order, bits);
        bits &= ~(std::uint64_t{1} << bit);
        if (!f(word * kDocsAWord + bit)) return;
      }
    }
  }
  // Keeps of each 64 members those whose bits f(word) has.
  template <typename F>
  void keep_words(F f) {
    std::uint64_t live = 0;
    for_each_live([&](std::uint32_t word) {
      words_[word] &= f(word);
      live |= static_cast<std::uint64_t>(words_[word] != 0) << word;
    });
    live_ = live;
  }
  // Keeps the members for which f(i) holds.
  template <typename F>
  void keep_if(F f) {
    std::uint64_t live = 0;
    for_each_live([&](std::uint32_t word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        const std::uint32_t i = first_of(word, bits);
        if (!f(i)) reset(i);
      }
      live |= static_cast<std::uint64_t>(words_[word] != 0) << word;
    });
    live_ = live;
  }

 private:
  // Where the first set bit is, or the last one.
  static std::uint32_t end_of(Order order, std::uint64_t bits) {
    return static_cast<std::uint32_t>(order == Order::kAscending ? std::countr_zero(bits)
                                                                 : 63 - std::countl_zero(bits));
  }
  static std::uint32_t first_of(std::uint32_t word, std::uint64_t bits) {
    return word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
  }
  // Calls f(word) for each word that may have bits.
  template <typename F>
  void for_each_live(F f) const {
    if (live_ == ~std::uint64_t{0}) {
      for (std::uint32_t word = 0; word < kWords; ++word) f(word);
      return;
    }
    for (std::uint64_t left = live_; left != 0; left &= left - 1) {
      f(static_cast<std::uint32_t>(std::countr_zero(left)));
    }
  }
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
  std::uint64_t live_ = 0;  // a bit for each word that may have bits
};

}  // namespace dateline
