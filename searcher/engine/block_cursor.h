#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "common/index/postings.h"

namespace dateline {

// Reads one posting list block by block; keeps the last few blocks decoded, so that those of a
// window that were matched need not be decoded again to be scored.
class BlockCursor {
 public:
  explicit BlockCursor(PostingList list) : list_(list) {}

  const PostingList& list() const { return list_; }
  // The block that holds the first document which is at least `doc`; list().blocks() when there is
  // none.
  std::uint32_t find(DocIndex doc);
  // The smallest document that a block can hold.
  DocIndex base(std::uint32_t block) const { return list_.base(block); }

  // The documents of a block, ascending; valid until the next call.
  std::span<const DocIndex> docs(std::uint32_t block);
  // Their counts.
  std::span<const std::uint32_t> counts(std::uint32_t block);
  // Those of some of the documents, by their places in the block, which ascend; at least one.
  void counts(std::uint32_t block, std::span<const std::uint32_t> places, std::uint32_t* out);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  static constexpr std::uint32_t kKept = 4;

  struct Decoded {
    std::uint32_t block = kNone;    // that `docs` are of
    std::uint32_t counted = kNone;  // that `counts` are of
    std::array<DocIndex, kBlock> docs;
    std::array<std::uint32_t, kBlock> counts;
  };

  PostingList list_;
  std::uint32_t at_ = 0;  // where the last find() ended
  std::array<Decoded, kKept> decoded_;
};

}  // namespace dateline
