#pragma once

#include <bit>
#include <cstdint>

#include "searcher/engine/block_cursor.h"
#include "searcher/engine/doc_mask.h"

namespace dateline {

// A list that is stored as bits as well (PostingList::dense): what it has of a window is known
// without decoding a block, and how many bits are set before a document is its place in the list.

// Keeps what is in the list.
void keep_bits(const PostingList& list, const Window& window, DocMask& mask);

// How many documents of the list are before `doc`.
std::uint32_t rank_in(BlockCursor& cursor, DocIndex doc);

// Calls f(place, rank) for each member of the mask that is in the list, ascending; `rank` is its
// number in the list.
template <typename F>
void for_each_rank(BlockCursor& cursor, const Window& window, const DocMask& mask, F f) {
  const PostingList& list = cursor.list();
  std::uint32_t left = mask.count();
  std::uint32_t rank = rank_in(cursor, window.begin);
  for (std::uint32_t word = 0; left > 0; ++word) {
    const std::uint64_t bits = list.bits(window.begin + word * 64);
    const std::uint64_t members = mask.words()[word];
    for (std::uint64_t common = members & bits; common != 0; common &= common - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(common));
      const std::uint64_t before = bits & ((std::uint64_t{1} << bit) - 1);
      f(word * 64 + bit, rank + static_cast<std::uint32_t>(std::popcount(before)));
    }
    left -= static_cast<std::uint32_t>(std::popcount(members));
    rank += static_cast<std::uint32_t>(std::popcount(bits));
  }
}

}  // namespace dateline
