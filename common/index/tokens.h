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
  std::span<const std::uint32_t> words(DocIndex doc) const {
    return checked_part(words_, starts_[doc], starts_[doc + 1]);
  }
  void verify() const { file_.verify(); }

 private:
  SectionReader file_;
  std::span<const std::uint64_t> starts_;  // per document, and one more
  std::span<const std::uint32_t> words_;
};

// Writes the file, document by document in docid order, without holding it in memory.
class TokensWriter {
 public:
  explicit TokensWriter(const std::string& path);
  void add(const Analysis& title, const Analysis& body);
  void finish();

 private:
  SectionWriter file_;
  std::vector<std::uint64_t> starts_ = {0};
  std::vector<std::uint32_t> buffer_;
};

}  // namespace dateline
