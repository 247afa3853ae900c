#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// How numbers of posting lists are packed. Blocks of 128 are bit-packed by a width common to the
// block, in four lanes: the 32-bit words of a vector hold numbers i, i + 1, i + 2 and i + 3, which
// a processor unpacks together (SIMD-BP128: Lemire and Boytsov, Decoding billions of integers per
// second through vectorization, 2015). Shorter runs are packed one number after the other.

// Postings of a block.
inline constexpr std::uint32_t kBlock = 128;

// Bits that the largest of these numbers needs: 0 to 32.
unsigned width_of(std::span<const std::uint32_t> values);

constexpr std::size_t packed_bytes(unsigned width) { return std::size_t{width} * kBlock / 8; }

// Appends kBlock numbers of at most `width` bits.
void pack_block(const std::uint32_t* values, unsigned width, std::vector<std::byte>& out);
// Reads packed_bytes(width) bytes and writes kBlock numbers, each with `add` added. `width` is 32
// at most.
void unpack_block(const std::byte* in, unsigned width, std::uint32_t add, std::uint32_t* out);
// Number `place` of them.
std::uint32_t block_number(const std::byte* in, unsigned width, std::uint32_t place);
// As unpack_block for gaps: writes ascending numbers from `base` on, of which each is the one
// before plus one plus the gap. Sums wrap around at 32 bits.
void unpack_ascending(const std::byte* in, unsigned width, std::uint32_t base, std::uint32_t* out);

constexpr std::size_t packed_bytes(std::size_t count, unsigned width) {
  return (count * width + 7) / 8;
}
// What unpack_run may read beyond the packed bytes.
inline constexpr std::size_t kOverread = 8;

// The same for any count of numbers.
void pack_run(std::span<const std::uint32_t> values, unsigned width, std::vector<std::byte>& out);
void unpack_run(const std::byte* in, unsigned width, std::uint32_t add,
                std::span<std::uint32_t> out);
std::uint32_t run_number(const std::byte* in, unsigned width, std::uint32_t place);

// Appends a number in groups of seven bits, the lowest first; all but the last have the high bit.
void append_varint(std::uint32_t value, std::vector<std::byte>& out);
// Reads out.size() gaps that are written so, and writes ascending numbers from `base` on, as
// unpack_ascending does. False when the bytes end before, or a number would be `limit` or more.
bool unpack_varints(std::span<const std::byte> in, std::uint32_t base, std::uint32_t limit,
                    std::span<std::uint32_t> out);

}  // namespace dateline
