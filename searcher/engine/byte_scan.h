#pragma once

#include <cstdint>

#include "searcher/engine/byte_set.h"

namespace dateline {

// Scanning the low bytes of a document (TokenView::low). The bytes must be readable for
// TokenView::kOverread beyond `end`, and `out` must have room for end - begin numbers.
//
// With AVX2 32 bytes are looked at at once, a set of many by two shuffles: the low four bits of a
// byte choose a row of the set, its high bits a bit of the row (the method of W. Muła, "SIMDized
// check which bytes are in a set", 2018). Without it a loop does the same.
enum class ScanMethod { kBest, kPlain };

// Writes the places in [begin, end) whose byte is in the set, ascending, and returns how many.
std::uint32_t find_bytes(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                         const ByteSet& set, std::uint32_t* out,
                         ScanMethod method = ScanMethod::kBest);

// The same as bits: bit i of `out`, counted from `begin`, which has room for whole words of 64.
// False when there are none.
bool find_bits(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
               const ByteSet& set, std::uint64_t* out, ScanMethod method = ScanMethod::kBest);

// The places in [begin, end - 1) whose byte is in `first` while the next one is in `second`.
std::uint32_t find_pairs(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                         const ByteSet& first, const ByteSet& second, std::uint32_t* out,
                         ScanMethod method = ScanMethod::kBest);

}  // namespace dateline
