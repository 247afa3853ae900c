#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "searcher/engine/block_cursor.h"
#include "searcher/engine/doc_mask.h"

namespace dateline {

// A list that is stored as bits as well (PostingList::dense): what it has of a window is known
// without decoding a block, and how many bits are set before a document is its place in the list.

// Keeps what is in the list.
void keep_bits(const PostingList& list, const Window& window, DocMask& mask);

// Keeps what is in the list at this level or above; the list is graded.
void keep_level(const PostingList& list, std::uint32_t level, const Window& window, DocMask& mask);

// How many documents of the list are before `doc`.
std::uint32_t rank_in(BlockCursor& cursor, DocIndex doc);

// Calls f(place, rank) for each member of the mask that is in the list, ascending; `rank` is its
// number in the list.
template <typename F>
void for_each_rank(BlockCursor& cursor, const Window& window, const DocMask& mask, F f) {
  std::array<std::uint64_t, DocMask::kWords> bits;
  std::array<std::uint32_t, DocMask::kWords> before;  // each word, in the list
  const std::uint32_t first = mask.begin_of_words();
  const std::uint32_t end = mask.end_of_words();
  if (first >= end) return;
  const DocIndex doc = window.begin + first * kDocsAWord;
  cursor.list().bits(doc, PostingList::kMembers, std::span(bits).subspan(first, end - first));
  std::uint32_t rank = rank_in(cursor, doc);
  for (std::uint32_t word = first; word < end; ++word) {
    before[word] = rank;
    rank += static_cast<std::uint32_t>(std::popcount(bits[word]));
  }
  mask.for_each([&](std::uint32_t place) {
    const std::uint64_t word = bits[place / kDocsAWord];
    const std::uint64_t bit = std::uint64_t{1} << place % kDocsAWord;
    if ((word & bit) == 0) return;
    f(place,
      before[place / kDocsAWord] + static_cast<std::uint32_t>(std::popcount(word & (bit - 1))));
  });
}

}  // namespace dateline
