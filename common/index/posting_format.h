#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "common/index/posting_codec.h"
#include "common/index/section_file.h"

namespace dateline {

// The layout of `postings`, which its reader and its writer must agree on.
//
// Terms are sorted bytewise. `lists` holds their posting lists in 32-bit words, in the order of the
// terms; `list_starts` has the word at which each begins, and one more.
//
// `places` finds a term by its hash (StringIndex).
//
// A list of one block:   head, last document, largest count if it is not in the head, packed
// A list of more:        documents << 1, largest count, ratio, last document of each block, bounds
//                        of each block unless the list has no counts, start of each block in
//                        `packed`, packed, and where is_dense() holds, rows of a bit for each
//                        document of the segment, in whole words of 64, the lower half first:
//                        one tells whether it is in the list; of a list with counts two more have
//                        the low and the high bit of its level, and the largest impact of each
//                        level (a float) is behind them
//
// A full block is packed as the width of its gaps (a byte), gaps minus one, counts minus one. The
// last block, if it is not full, as counts minus one, then gaps minus one as varints but for that
// of the last document, which is known. Counts have the width that count_width() tells; that of a
// document alone in its list is the largest count. Gaps reach back into the block before.
//
// A count is Xapian's wdf; a list has none (0 throughout), or none of its counts is 0.

inline constexpr std::uint32_t kPostingsVersion = 5;

// The sections.
enum : std::uint64_t {
  kTerms = 1,
  kTermStarts,
  kListStarts,
  kLists,  // and kSpareWords more, which decoders may touch
  kLengths,
  kTotalLength,
  kTermPlaces,
};

inline constexpr std::uint32_t kSpareWords = 2;

// The head of a list of one block: bit 0 is set, then from these bits on:
inline constexpr unsigned kSmallDocumentsBit = 1;  // minus one
inline constexpr unsigned kSmallCountBit = 8;      // kSmallCountLimit: in a word of its own
inline constexpr unsigned kSmallRatioBit = 16;
inline constexpr std::uint32_t kSmallDocumentsMask = 0x7f;
inline constexpr std::uint32_t kSmallCountLimit = 0xff;

// The bounds of a block: the largest count, then the ratio from bit 16 on.
inline constexpr std::uint32_t kBoundsCountLimit = 0xffff;  // or more: that of the list
inline constexpr unsigned kBoundsRatioBit = 16;

// Whether a list is stored as bits as well: they tell at once what a window of documents has of it,
// and how much of a score. So is a word that at least one in kDense articles has; that makes
// `postings` three fifths larger. Of lists without counts, which filters are, there are far fewer.
inline constexpr std::uint32_t kDense = 24;
inline constexpr std::uint32_t kDenseUncounted = 128;
constexpr bool is_dense(std::uint32_t documents, std::uint32_t segment_documents, bool counted) {
  const std::uint32_t share = counted ? kDense : kDenseUncounted;
  return documents > kBlock && std::uint64_t{documents} * share >= segment_documents;
}
constexpr std::size_t words_of_bits(std::uint32_t segment_documents) {
  return (std::size_t{segment_documents} + 63) / 64 * 2;
}

// The postings of such a list are in levels by their impact (bm25.h, with the average length of the
// segment): each level above the lowest has a quarter of what is below it and in it.
inline constexpr std::uint32_t kLevels = 4;
inline constexpr std::uint32_t kLevelRatio = 4;

// Words before those of the blocks, in a list of more than one.
inline constexpr std::uint32_t kLargeHead = 3;

// The width of the counts of a block.
inline unsigned count_width(std::uint32_t max_count) {
  if (max_count >= kBoundsCountLimit) return 32;  // how large it is is known of the list alone
  return max_count == 0 ? 0 : static_cast<unsigned>(std::bit_width(max_count - 1));
}

// A ratio of length and count is the upper half of a float, which is never more than the ratio.
inline std::uint32_t ratio_bits(std::uint32_t length, std::uint32_t count) {
  const double ratio = static_cast<double>(length) / count;
  // Cut, not rounded, to the seven bits that will stay: so the float is exact.
  const std::uint64_t cut = std::bit_cast<std::uint64_t>(ratio) >> 45 << 45;
  return std::bit_cast<std::uint32_t>(static_cast<float>(std::bit_cast<double>(cut))) >> 16;
}
inline float ratio_of(std::uint32_t bits) { return std::bit_cast<float>(bits << 16); }

}  // namespace dateline
