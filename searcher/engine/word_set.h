#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searcher/engine/byte_set.h"

namespace dateline {

// A set of words by their hashes (token_hash): asked in constant time however many they are, and
// with the low bytes that a scan of `tokens` looks for first.
class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(std::span<const std::uint32_t> words);

  bool has(std::uint32_t word) const {
    if (size_ <= 1) return word == single_ && size_ == 1;
    std::uint32_t place = word >> kSkipped & mask_;
    while (table_[place] != kFree && table_[place] != word) place = (place + 1) & mask_;
    return table_[place] == word && word != kFree;
  }
  std::uint32_t size() const { return size_; }
  const ByteSet& low_bytes() const { return low_bytes_; }

 private:
  static constexpr std::uint32_t kFree = 0;  // no word: its low byte is that of a mark
  // The low byte has been asked for already and tells nothing new.
  static constexpr std::uint32_t kSkipped = 8;

  void insert(std::uint32_t word);

  std::uint32_t size_ = 0;
  std::uint32_t single_ = kFree;
  std::uint32_t mask_ = 0;
  std::vector<std::uint32_t> table_;  // open addressing; a quarter full at most
  ByteSet low_bytes_;
};

}  // namespace dateline
