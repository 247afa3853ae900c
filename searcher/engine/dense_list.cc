#include "searcher/engine/dense_list.h"

namespace dateline {
namespace {

// Keeps of each 64 documents those that f(the first of them) has. A mask has none beyond its
// window.
template <typename F>
void keep(const Window& window, DocMask& mask, F f) {
  mask.keep_words([&](std::uint32_t word) { return f(window.begin + word * kDocsAWord); });
}

}  // namespace

void keep_bits(const PostingList& list, const Window& window, DocMask& mask) {
  keep(window, mask, [&](DocIndex doc) { return list.bits(doc); });
}

void keep_level(const PostingList& list, std::uint32_t level, const Window& window, DocMask& mask) {
  const auto low = [&](DocIndex doc) { return list.bits(doc, PostingList::kLowBits); };
  const auto high = [&](DocIndex doc) { return list.bits(doc, PostingList::kHighBits); };
  switch (level) {
    case 0:
      return keep_bits(list, window, mask);
    case 1:
      return keep(window, mask, [&](DocIndex doc) { return low(doc) | high(doc); });
    case 2:
      return keep(window, mask, high);
    case 3:
      return keep(window, mask, [&](DocIndex doc) { return low(doc) & high(doc); });
    default:
      mask.clear();
  }
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
