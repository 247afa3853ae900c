#pragma once

#include <array>
#include <cstdint>

namespace dateline {

// A set of byte values, in the forms that find_bytes() wants it in.
class ByteSet {
 public:
  // Up to so many members are compared with one by one.
  static constexpr unsigned kFew = 4;

  void insert(std::uint8_t byte) {
    if (has(byte)) return;
    table_[byte] = 1;
    // The unused places repeat a member, so that comparing with all is right for any number.
    for (unsigned i = size_; i < kFew; ++i) few_[i] = byte;
    rows_[byte >> 7][byte & 15] |= static_cast<std::uint8_t>(1u << (byte >> 4 & 7));
    ++size_;
  }
  bool has(std::uint8_t byte) const { return table_[byte] != 0; }
  unsigned size() const { return size_; }

  // The members, where there are from one to kFew.
  const std::array<std::uint8_t, kFew>& few() const { return few_; }
  // By the high bit of a byte, then by its low four: a bit for each value of the three between.
  const std::array<std::array<std::uint8_t, 16>, 2>& rows() const { return rows_; }

 private:
  unsigned size_ = 0;
  std::array<std::uint8_t, kFew> few_ = {};
  std::array<std::array<std::uint8_t, 16>, 2> rows_ = {};
  std::array<std::uint8_t, 256> table_ = {};
};

}  // namespace dateline
