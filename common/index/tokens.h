#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/columns.h"
#include "common/index/section_file.h"

namespace dateline {

// Marks among the words of `tokens`; all are below kFirstTokenHash. A mark stands after the last
// word of what it ends. The title ends with kTitleEnd alone, also when it is empty.
inline constexpr std::uint32_t kTitleEnd = 1;
inline constexpr std::uint32_t kSentenceEnd = 2;
inline constexpr std::uint32_t kParagraphEnd = 3;

// `tokens` of one segment: by document, the words of title and body in reading order as 32-bit
// hashes (token_hash), stop words included, with marks between them. Mapped into memory.
class Tokens {
 public:
  explicit Tokens(const std::string& path);
  DocIndex documents() const { return static_cast<DocIndex>(starts_.size() - 1); }
  // Throws Error::Kind::kIndex where damage would lead outside the file.
  std::span<const std::uint32_t> words(DocIndex doc) const {
    return checked_part(words_, starts_[doc], starts_[doc + 1]);
  }
  void verify() const { file_.verify(); }

 private:
  friend class TokensWriter;
  SectionReader file_;
  std::span<const std::uint64_t> starts_;  // per document, and one more
  std::span<const std::uint32_t> words_;
};

// The words and marks of documents, gathered in memory: a part of a segment.
struct TokensBuffer {
  std::vector<std::uint32_t> words;
  std::vector<std::uint64_t> starts = {0};  // per document, and one more

  void add(const Analysis& title, const Analysis& body);
};

// Writes the file, in docid order, without holding its words in memory.
class TokensWriter {
 public:
  explicit TokensWriter(const std::string& path);
  void add(const Analysis& title, const Analysis& body);
  void append(const TokensBuffer& documents) { append(documents.words, documents.starts); }
  void append(const Tokens& documents);
  void finish();

 private:
  void append(std::span<const std::uint32_t> words, std::span<const std::uint64_t> starts);

  SectionWriter file_;
  std::vector<std::uint64_t> starts_ = {0};
  TokensBuffer buffer_;
};

}  // namespace dateline
