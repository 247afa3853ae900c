#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// Which words stand side by side in a document, roughly: a Bloom filter (Bloom 1970) of one hash,
// by the low bytes of two neighbours in `tokens`. Half a byte for each entry there, so a phrase is
// told to be absent from an eighth of the memory, most of the time from a single line of it. Marks
// between two words do not part them, but for the end of the title.

// The first byte of the bits of a document whose entries begin at `start`; they end where those of
// the next document begin.
inline std::uint64_t first_neighbour_byte(std::uint64_t start) { return (start + 1) / 2; }

// Two neighbours by their low bytes.
inline std::uint16_t neighbour_hash(std::uint8_t left, std::uint8_t right) {
  constexpr std::uint32_t kGolden = 0x9e3779b1;  // Fibonacci hashing (Knuth, vol. 3, 6.4)
  return static_cast<std::uint16_t>((static_cast<std::uint32_t>(left) << 8 | right) * kGolden >>
                                    16);
}

// The bit of two neighbours among those of a document that has so many bytes.
inline std::uint64_t neighbour_bit(std::uint16_t hash, std::uint64_t bytes) {
  return hash * bytes * 8 >> 16;
}

// Appends the bits of a document: `low` is its part of the low plane, which begins at `start` of
// the file to be written.
void append_neighbours(std::span<const std::uint8_t> low, std::uint64_t start,
                       std::vector<std::uint8_t>& bits);

}  // namespace dateline
