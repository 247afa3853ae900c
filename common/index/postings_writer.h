#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/bm25.h"
#include "common/index/columns.h"
#include "common/index/posting_codec.h"
#include "common/index/section_file.h"

namespace dateline {

// Posting lists of some terms, packed and gathered in memory: a part of a segment's `postings`.
class PostingsBuffer {
 public:
  // `lengths` of all documents of the segment; must outlive the buffer.
  explicit PostingsBuffer(std::span<const std::uint32_t> lengths);

  // Each list is begin(), add() once or more, end(). Terms ascend bytewise, documents ascend.
  // Counts are 0 throughout a list, or never. Throws Error::Kind::kIndex when it is otherwise.
  void begin(std::string_view term);
  void add(DocIndex doc, std::uint32_t count) {
    docs_[filled_] = doc;
    counts_[filled_] = count;
    if (++filled_ == kBlock) end_block();
  }
  void end();

  std::size_t bytes() const { return lists_.size() * sizeof(std::uint32_t) + terms_.size(); }
  void clear();

 private:
  friend class PostingsWriter;
  // One list.
  struct Block {
    DocIndex last = 0;
    std::uint32_t max_count = 0;
    std::uint32_t ratio = 0;
    std::uint32_t start = 0;
  };
  void end_block();
  Block bounds() const;
  void pack(const Block& block);
  void add_bits();
  void add_levels();

  std::span<const std::uint32_t> lengths_;
  LengthNorm norm_;
  std::string terms_;
  std::vector<std::uint32_t> term_ends_;
  std::vector<std::uint32_t> lists_;
  std::vector<std::uint32_t> list_ends_;

  // Of the list in the making.
  std::array<std::uint32_t, kBlock> docs_ = {};
  std::array<std::uint32_t, kBlock> counts_ = {};
  std::uint32_t filled_ = 0;
  std::vector<Block> blocks_;
  std::vector<DocIndex> all_docs_;
  std::vector<float> impacts_;
  std::vector<std::byte> packed_;
};

// Writes the file, in the order of the terms, without holding its lists in memory.
class PostingsWriter {
 public:
  PostingsWriter(const std::string& path, std::span<const std::uint32_t> lengths);
  void append(const PostingsBuffer& lists);
  void finish();

 private:
  SectionWriter file_;
  std::span<const std::uint32_t> lengths_;
  std::string terms_;
  std::vector<std::uint32_t> term_starts_ = {0};
  std::vector<std::uint32_t> list_starts_ = {0};
};

}  // namespace dateline
