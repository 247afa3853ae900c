#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/string_table.h"

namespace dateline {

// Finds one of many strings of a file by hash, where a binary search would touch a page of memory a
// step: an open-addressing table of their numbers (plus one; 0 is a free place), half full at most.
class StringIndex {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  StringIndex() = default;
  // `places` as make() made them; none at all find nothing.
  explicit StringIndex(std::span<const std::uint32_t> places) : places_(places) {}

  // Whether make() can have made such a table: else find() must not be called.
  bool sound() const { return places_.empty() || std::has_single_bit(places_.size()); }

  // The number of the string, or kNone; `at(number)` is the string of a number below `size`.
  // Whatever the bytes of the table are, a number that is returned has that string.
  template <typename At>
  std::uint32_t find(std::string_view text, std::uint32_t size, At at) const {
    if (places_.empty()) return kNone;
    const std::size_t mask = places_.size() - 1;
    std::size_t place = StringTable::hash(text) & mask;
    for (std::size_t tried = 0; tried <= mask; ++tried, place = (place + 1) & mask) {
      const std::uint32_t number = places_[place] - 1;
      if (number >= size) return kNone;  // free, or damaged
      if (at(number) == text) return number;
    }
    return kNone;
  }

  // The table of the strings at(0), at(1) ... at(size - 1). Of equal strings that stand together
  // the first one is found.
  template <typename At>
  static std::vector<std::uint32_t> make(std::uint32_t size, At at) {
    std::vector<std::uint32_t> places(std::bit_ceil(std::size_t{size} * 2 + 1));
    const std::size_t mask = places.size() - 1;
    for (std::uint32_t number = 0; number < size; ++number) {
      if (number > 0 && at(number) == at(number - 1)) continue;
      std::size_t place = StringTable::hash(at(number)) & mask;
      while (places[place] != 0) place = (place + 1) & mask;
      places[place] = number + 1;
    }
    return places;
  }

 private:
  std::span<const std::uint32_t> places_;
};

}  // namespace dateline
