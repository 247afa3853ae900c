#include "searcher/engine/dense_list.h"

namespace dateline {

void keep_bits(const PostingList& list, const Window& window, DocMask& mask) {
  mask.keep_words([&](std::uint32_t word) {
    const DocIndex doc = window.begin + word * kDocsAWord;
    return doc < window.end ? list.bits(doc) : 0;
  });
}

void keep_level(const PostingList& list, std::uint32_t level, const Window& window, DocMask& mask) {
  mask.keep_words([&](std::uint32_t word) -> std::uint64_t {
    const DocIndex doc = window.begin + word * kDocsAWord;
    if (doc >= window.end) return 0;
    switch (level) {
      case 0:
        return list.bits(doc);
      case 1:
        return list.bits(doc, PostingList::kLowBits) | list.bits(doc, PostingList::kHighBits);
      case 2:
        return list.bits(doc, PostingList::kHighBits);
      case 3:
        return list.bits(doc, PostingList::kLowBits) & list.bits(doc, PostingList::kHighBits);
      default:
        return 0;
    }
  });
}

std::uint32_t rank_in(BlockCursor& cursor, DocIndex doc) {
  const PostingList& list = cursor.list();
  const std::uint32_t block = cursor.find(doc);
  if (block == list.blocks()) return list.documents();
  std::uint32_t rank = block * kBlock;
  for (DocIndex at = list.base(block); at < doc; at += 64) {
    const std::uint64_t before =
        doc - at < 64 ? ~(~std::uint64_t{0} << (doc - at)) : ~std::uint64_t{0};
    rank += static_cast<std::uint32_t>(std::popcount(list.bits(at) & before));
  }
  return rank;
}

}  // namespace dateline
