#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "common/index/columns.h"
#include "common/index/posting_codec.h"
#include "common/index/section_file.h"
#include "common/index/string_index.h"

namespace dateline {

// The posting list of one term: its documents, ascending, each with a count (Xapian's wdf), in
// blocks of kBlock. A view of `postings`, cheap to copy; empty when the term is absent. Documents
// are ascending and in the segment whatever the bytes of the file are: what cannot be is an
// Error::Kind::kIndex.
class PostingList {
 public:
  PostingList() = default;

  bool empty() const { return documents_ == 0; }
  // The document frequency in the segment.
  std::uint32_t documents() const { return documents_; }

  std::uint32_t blocks() const { return static_cast<std::uint32_t>(last_.size()); }
  // Of each block its last document: ascending.
  std::span<const DocIndex> last() const { return last_; }
  // No document of the block is before this one.
  DocIndex base(std::uint32_t block) const { return block == 0 ? 0 : last_[block - 1] + 1; }
  // kBlock, but for the last one.
  std::uint32_t block_size(std::uint32_t block) const {
    return std::min(kBlock, documents_ - block * kBlock);
  }

  // Decode a block to `out`, which holds kBlock elements. docs() returns block_size().
  std::uint32_t docs(std::uint32_t block, DocIndex* out) const;
  void counts(std::uint32_t block, std::uint32_t* out) const;
  // The counts of some documents, by their places in the block, which are below block_size().
  void counts(std::uint32_t block, std::span<const std::uint32_t> places, std::uint32_t* out) const;

  // Whether there are bits() as well: so for terms that a large part of the segment has.
  bool dense() const { return !rows_.empty(); }
  // Whether bits tell the levels of its documents as well (part_by_impact): of every dense list
  // that is counted.
  bool graded() const { return rows_.size() > row_words_; }
  // What the bits tell: whether a document is in the list, and the two bits of its level, which are
  // 0 of those that are not.
  enum Row : std::uint32_t { kMembers, kLowBits, kHighBits, kRows };
  // Bit i tells of document `doc` + i; of those beyond the segment it may be anything.
  std::uint64_t bits(DocIndex doc, Row row = kMembers) const {
    const std::byte* const place = row_of(doc, row);
    std::uint64_t bits;
    std::memcpy(&bits, place, sizeof bits);
    const std::uint32_t shift = doc % 8;
    if (shift == 0) return bits;
    return bits >> shift | std::to_integer<std::uint64_t>(place[sizeof bits]) << 1 << (63 - shift);
  }
  // Those of many documents.
  void bits(DocIndex doc, Row row, std::span<std::uint64_t> out) const {
    if (doc % 8 == 0) {
      std::memcpy(out.data(), row_of(doc, row), out.size_bytes());
    } else {
      for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = bits(doc + static_cast<DocIndex>(64 * i), row);
      }
    }
  }
  // No impact of a document of the level is larger, by the average length of the segment.
  float largest_impact(std::uint32_t level) const {
    return std::bit_cast<float>(rows_[std::size_t{kRows} * row_words_ + level]);
  }

  // False for boolean terms, whose counts are all 0.
  bool counted() const { return max_count_ != 0; }

  // For bounds of scores that hold for every average length. No count of the block, or of the list,
  // is above max_count (the largest, unless it is enormous); no length of a document divided by its
  // count is below min_length_per_count, which is rounded down by less than one percent.
  std::uint32_t max_count(std::uint32_t block) const;
  float min_length_per_count(std::uint32_t block) const;
  std::uint32_t max_count() const { return max_count_; }
  float min_length_per_count() const { return min_ratio_; }

 private:
  friend class Postings;
  // Reads the head of the list that fills these words. check() says whether its blocks make sense,
  // which all else relies on.
  PostingList(std::span<const std::uint32_t> words, DocIndex segment_documents);
  void check(DocIndex segment_documents) const;
  void read_small(std::span<const std::uint32_t> words);
  void read_large(std::span<const std::uint32_t> words, DocIndex segment_documents);
  std::span<const std::uint32_t> read_rows(std::span<const std::uint32_t> words,
                                           DocIndex segment_documents);
  const std::byte* row_of(DocIndex doc, Row row) const {
    return std::as_bytes(rows_).data() + std::size_t{row} * row_words_ * 4 + doc / 8;
  }
  std::span<const std::byte> packed(std::uint32_t block) const;
  std::span<const std::byte> packed_counts(std::uint32_t block) const;
  bool is_alone() const { return documents_ == 1; }

  std::uint32_t documents_ = 0;
  std::uint32_t max_count_ = 0;
  float min_ratio_ = 0;
  std::span<const DocIndex> last_;
  std::span<const std::uint32_t>
      bounds_;  // by block; none in a list of one block or without counts
  std::span<const std::uint32_t> starts_;  // by block, in packed_; none in a list of one block
  std::span<const std::byte> packed_;
  // Of a dense list: a row of bits for the documents; if it is counted, two more for their levels,
  // and the largest impacts.
  std::span<const std::uint32_t> rows_;
  std::uint32_t row_words_ = 0;  // words of each
};

// `postings` of one segment: the posting lists of its terms but for ids and stories, and the
// lengths of its documents, as its Xapian database has them; in a form that decodes by the block.
// Mapped into memory.
class Postings {
 public:
  explicit Postings(const std::string& path);

  DocIndex documents() const { return static_cast<DocIndex>(lengths_.size()); }
  // Xapian's length by document: the sum of its counts.
  std::span<const std::uint32_t> lengths() const { return lengths_; }
  std::uint64_t total_length() const { return total_length_; }
  double average_length() const {
    return lengths_.empty()
               ? 0
               : static_cast<double>(total_length_) / static_cast<double>(lengths_.size());
  }

  // Terms by number, sorted bytewise, as make_term spells them.
  std::uint32_t size() const { return static_cast<std::uint32_t>(term_starts_.size() - 1); }
  std::string_view term(std::uint32_t number) const;
  PostingList list(std::uint32_t number) const;
  PostingList find(std::string_view term) const;
  // The range [first, last) of terms that start with `prefix`.
  std::pair<std::uint32_t, std::uint32_t> with_prefix(std::string_view prefix) const;

  // Checks every byte and decodes every list.
  void verify() const;
  void release() const { file_.release(); }

 private:
  void verify(const PostingList& postings) const;
  void verify_counts(const PostingList& postings, std::uint32_t block,
                     std::span<const DocIndex> docs) const;
  // The first term that is not less.
  std::uint32_t lower_bound(std::string_view term) const;

  SectionReader file_;
  std::span<const char> terms_;
  std::span<const std::uint32_t> term_starts_;  // per term, and one more
  std::span<const std::uint32_t> list_starts_;  // the same
  std::span<const std::uint32_t> lists_;
  StringIndex places_;
  std::span<const std::uint32_t> lengths_;
  std::uint64_t total_length_ = 0;
  // A bit for each list that was checked: that reads the last document of every block.
  std::unique_ptr<std::atomic<std::uint64_t>[]> checked_;
};

}  // namespace dateline
