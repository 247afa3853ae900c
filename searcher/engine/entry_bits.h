#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "searcher/engine/byte_scan.h"
#include "searcher/engine/token_document.h"

namespace dateline {

// Entries of a zone of a document whose low byte is in a set, as bits. Reuses its memory.
class EntryBits {
 public:
  // False when there are none.
  bool scan(const TokenView& entries, Zone zone, const ByteSet& set) {
    begin_ = zone.begin;
    words_ = (zone.end - zone.begin + kWordBits - 1) / kWordBits;
    if (bits_.size() < words_) bits_.resize(words_);
    return find_bits(entries.low(), zone.begin, zone.end, set, bits_.data());
  }

  // Calls f(entry), ascending, until it returns true; whether it did.
  template <typename F>
  bool any_of(F f) const {
    for (std::uint32_t word = 0; word < words_; ++word) {
      for (std::uint64_t bits = bits_[word]; bits != 0; bits &= bits - 1) {
        if (f(begin_ + word * kWordBits + static_cast<std::uint32_t>(std::countr_zero(bits)))) {
          return true;
        }
      }
    }
    return false;
  }

  std::uint32_t count() const {
    int sum = 0;
    for (std::uint32_t word = 0; word < words_; ++word) sum += std::popcount(bits_[word]);
    return static_cast<std::uint32_t>(sum);
  }
  // Keeps those for which f(entry) holds.
  template <typename F>
  void keep_if(F f) {
    any_of([&](std::uint32_t entry) {
      const std::uint32_t place = entry - begin_;
      if (!f(entry)) bits_[place / kWordBits] &= ~(std::uint64_t{1} << place % kWordBits);
      return false;
    });
  }

  // Whether any is among the entries [begin, end) of the zone.
  bool any_in(std::uint32_t begin, std::uint32_t end) const { return next(begin) < end; }
  // The first one that is at least `entry`; the end of the zone's last word or more when there is
  // none.
  std::uint32_t next(std::uint32_t entry) const {
    entry -= begin_;
    std::uint32_t word = entry / kWordBits;
    if (word >= words_) return begin_ + words_ * kWordBits;
    std::uint64_t bits = bits_[word] & ~std::uint64_t{0} << entry % kWordBits;
    while (bits == 0 && ++word < words_) bits = bits_[word];
    return begin_ + word * kWordBits +
           (bits == 0 ? 0 : static_cast<std::uint32_t>(std::countr_zero(bits)));
  }
  // One beyond the last one that is less than `entry`; the begin of the zone when there is none.
  std::uint32_t after_previous(std::uint32_t entry) const {
    entry -= begin_;
    std::uint32_t word = entry / kWordBits;
    std::uint64_t bits = entry % kWordBits == 0
                             ? 0
                             : bits_[word] & ~std::uint64_t{0} >> (kWordBits - entry % kWordBits);
    while (bits == 0 && word-- > 0) bits = bits_[word];
    if (bits == 0) return begin_;
    return begin_ + word * kWordBits + kWordBits -
           static_cast<std::uint32_t>(std::countl_zero(bits));
  }

 private:
  static constexpr std::uint32_t kWordBits = 64;

  std::uint32_t begin_ = 0;
  std::uint32_t words_ = 0;
  std::vector<std::uint64_t> bits_;
};

}  // namespace dateline
