#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/columns.h"
#include "common/index/section_file.h"

namespace dateline {

// Marks among the words of `tokens`; all are below kFirstTokenHash, and so is no low byte of a
// word's hash. A mark stands after the last word of what it ends. The title ends with kTitleEnd
// alone, also when it is empty.
inline constexpr std::uint32_t kTitleEnd = 1;
inline constexpr std::uint32_t kSentenceEnd = 2;
inline constexpr std::uint32_t kParagraphEnd = 3;

// The entries of one document: words as 32 bits of hashes (token_entry), stop words included, and
// marks between them. They are kept in two planes, the low byte of each entry and its upper three,
// so that a search scans a quarter of the bytes and looks at the rest of an entry only where its
// low byte fits. The low byte alone tells a mark from a word and marks from each other.
class TokenView {
 public:
  // So many bytes beyond the end of either plane can be read, whatever they hold.
  static constexpr std::size_t kOverread = 64;
  static constexpr std::size_t kUpperBytes = 3;

  TokenView() = default;
  TokenView(const std::uint8_t* low, const std::uint8_t* upper, std::uint32_t size)
      : low_(low), upper_(upper), size_(size) {}

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
    const auto low = checked_part(low_, starts_[doc], starts_[doc + 1]);
    if (low.size() > UINT32_MAX) throw_outside();
    return {low.data(), upper_.data() + starts_[doc] * TokenView::kUpperBytes,
            static_cast<std::uint32_t>(low.size())};
  }
  // Has the processor fetch what a scan of the document will read.
  void prefetch(DocIndex doc) const;
  void verify() const { file_.verify(); }
  void release() const { file_.release(); }

 private:
  friend class TokensWriter;
  SectionReader file_;
  std::span<const std::uint64_t> starts_;  // per document, and one more
  std::span<const std::uint8_t> low_;
  std::span<const std::uint8_t> upper_;
};

// The entries of documents, gathered in memory: a part of a segment.
struct TokensBuffer {
  std::vector<std::uint8_t> low;
  std::vector<std::uint8_t> upper;
  std::vector<std::uint64_t> starts = {0};  // per document, and one more

  void add(const Analysis& title, const Analysis& body);

 private:
  void push(std::uint32_t entry);
};

// Writes the file, in docid order, without holding its words in memory: one plane waits in a file
// of its own beside it, which has no name and goes with the writer.
class TokensWriter {
 public:
  explicit TokensWriter(const std::string& path);
  void add(const Analysis& title, const Analysis& body);
  void append(const TokensBuffer& documents) {
    append(documents.low, documents.upper, documents.starts);
  }
  void append(const Tokens& documents);
  void finish();

 private:
  void append(std::span<const std::uint8_t> low, std::span<const std::uint8_t> upper,
              std::span<const std::uint64_t> starts);

  std::string path_;
  SectionWriter file_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> upper_;
  std::vector<std::uint64_t> starts_ = {0};
  TokensBuffer buffer_;
};

}  // namespace dateline
