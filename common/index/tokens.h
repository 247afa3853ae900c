#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/columns.h"
#include "common/index/neighbours.h"
#include "common/index/section_file.h"
#include "common/index/spill_file.h"

namespace dateline {

// Marks among the words of `tokens`; all are below kFirstTokenHash, and so is no low byte of a
// word's hash. A mark stands after the last word of what it ends. The title ends with kTitleEnd
// alone, also when it is empty.
inline constexpr std::uint32_t kTitleEnd = 1;
inline constexpr std::uint32_t kSentenceEnd = 2;
inline constexpr std::uint32_t kParagraphEnd = 3;

// The entries of one document: words as 32 bits of hashes (token_entry), stop words included, and
// marks between them. They are kept in two planes, one behind the other: the low byte of each entry
// and its upper three, so that a search scans a quarter of the bytes and looks at the rest of an
// entry only where its low byte fits. The low byte alone tells a mark from a word and marks from
// each other.
class TokenView {
 public:
  // So many bytes beyond the end of the planes can be read, whatever they hold.
  static constexpr std::size_t kOverread = 64;
  static constexpr std::size_t kEntryBytes = 4;
  static constexpr std::size_t kUpperBytes = 3;

  TokenView() = default;
  TokenView(const std::uint8_t* planes, std::uint32_t size)
      : low_(planes), upper_(planes + size), size_(size) {}

  std::uint32_t size() const { return size_; }
  const std::uint8_t* low() const { return low_; }
  std::uint32_t at(std::uint32_t entry) const {
    std::uint32_t upper;
    std::memcpy(&upper, upper_ + std::size_t{entry} * kUpperBytes, sizeof upper);
    return low_[entry] | upper << 8;
  }
  // Has the processor fetch what at() reads.
  void prefetch(std::uint32_t entry) const {
    __builtin_prefetch(upper_ + std::size_t{entry} * kUpperBytes);
  }
  bool is_mark(std::uint32_t entry) const { return low_[entry] < kFirstTokenHash; }

 private:
  const std::uint8_t* low_ = nullptr;
  const std::uint8_t* upper_ = nullptr;
  std::uint32_t size_ = 0;
};

// `tokens` of one segment: by document, the words of title and body in reading order, with marks.
// Mapped into memory.
class Tokens {
 public:
  explicit Tokens(const std::string& path);
  DocIndex documents() const { return static_cast<DocIndex>(starts_.size() - 1); }
  // Throws Error::Kind::kIndex where damage would lead outside the file.
  TokenView document(DocIndex doc) const {
    const auto planes = this->planes(doc);
    const std::size_t size = planes.size() / TokenView::kEntryBytes;
    if (size > UINT32_MAX) throw_outside();
    return {planes.data(), static_cast<std::uint32_t>(size)};
  }
  // Has the processor fetch what a scan of the document will read; to find that it needs
  // prefetch_start() some time before.
  void prefetch(DocIndex doc) const;
  void prefetch_start(DocIndex doc) const { __builtin_prefetch(&starts_[doc]); }
  // Where it is said whether two words with a neighbour_hash may stand side by side in a document.
  struct NeighbourBit {
    const std::uint8_t* byte;
    std::uint8_t bit;

    // False where they do not.
    bool may() const { return (*byte & bit) != 0; }
    void prefetch() const { __builtin_prefetch(byte); }
  };
  NeighbourBit neighbour(DocIndex doc, std::uint16_t hash) const {
    static constexpr std::uint8_t kMay = 0xff;
    const auto bits = neighbours(doc);
    const std::uint64_t bit = neighbour_bit(hash, bits.size());
    return {bits.empty() ? &kMay : &bits[bit / 8], static_cast<std::uint8_t>(1U << bit % 8)};
  }
  bool may_neighbour(DocIndex doc, std::uint16_t hash) const { return neighbour(doc, hash).may(); }
  void verify() const { file_.verify(); }
  void release() const { file_.release(); }

 private:
  friend class TokensWriter;
  std::span<const std::uint8_t> planes(DocIndex doc) const {
    return checked_part(planes_, starts_[doc] * TokenView::kEntryBytes,
                        starts_[doc + 1] * TokenView::kEntryBytes);
  }
  std::span<const std::uint8_t> neighbours(DocIndex doc) const {
    return checked_part(neighbours_, first_neighbour_byte(starts_[doc]),
                        first_neighbour_byte(starts_[doc + 1]));
  }

  SectionReader file_;
  std::span<const std::uint64_t> starts_;  // in entries, per document, and one more
  std::span<const std::uint8_t> planes_;
  std::span<const std::uint8_t> neighbours_;
};

// The entries of documents, gathered in memory: a part of a segment.
struct TokensBuffer {
  std::vector<std::uint8_t> planes;
  std::vector<std::uint64_t> starts = {0};  // in entries, per document, and one more

  void add(const Analysis& title, const Analysis& body);

 private:
  std::vector<std::uint32_t> entries_;  // of the document at hand
};

// Writes the file, in docid order, without holding its words in memory.
class TokensWriter {
 public:
  explicit TokensWriter(const std::string& path);
  void add(const Analysis& title, const Analysis& body);
  void append(const TokensBuffer& documents) { append(documents.planes, documents.starts); }
  void append(const Tokens& documents);
  void finish();

 private:
  void append(std::span<const std::uint8_t> planes, std::span<const std::uint64_t> starts);

  SectionWriter file_;
  SpillFile neighbours_;
  std::vector<std::uint64_t> starts_ = {0};
  TokensBuffer buffer_;
  std::vector<std::uint8_t> bits_;
};

}  // namespace dateline
