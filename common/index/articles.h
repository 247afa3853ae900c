#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "common/index/columns.h"
#include "common/index/section_file.h"

namespace dateline {

// `articles` of one segment: the stored articles by docid, as text (common/article_json.h), in
// blocks of some 16 KB that are compressed (zstd) and checksummed each. It is what a segment is
// made from: all its other parts can be made again from it. Mapped into memory.
class StoredArticles {
 public:
  explicit StoredArticles(const std::string& path);
  DocIndex documents() const { return first_.empty() ? 0 : first_.back(); }
  // Throws Error::Kind::kIndex when the block is damaged.
  std::string text(DocIndex doc) const;
  void verify() const;
  void release() const { file_.release(); }

 private:
  friend class ArticlesWriter;
  std::string unpack(std::size_t block) const;

  SectionReader file_;
  std::span<const std::byte> blocks_;
  std::span<const std::uint64_t> starts_;  // per block, and one more
  std::span<const DocIndex> first_;        // document of each block, and the number of documents
};

// Stored articles gathered in memory: those of a part of a segment.
class ArticlesBuffer {
 public:
  ArticlesBuffer();
  ~ArticlesBuffer();
  ArticlesBuffer(ArticlesBuffer&&) noexcept;

  // `text` has no line ends.
  void add(const std::string& text);
  // After the last one.
  void finish();

 private:
  friend class ArticlesWriter;
  struct Compressor;
  void end_block();

  std::unique_ptr<Compressor> compressor_;
  std::string pending_;
  DocIndex documents_ = 0;
  std::vector<std::byte> blocks_;
  std::vector<std::uint64_t> starts_ = {0};
  std::vector<DocIndex> first_ = {0};
};

// Writes the file, in docid order, without holding its blocks in memory.
class ArticlesWriter {
 public:
  explicit ArticlesWriter(const std::string& path);
  // `documents` must be finished.
  void append(const ArticlesBuffer& documents);
  void append(const StoredArticles& documents);
  void finish();

 private:
  void append(std::span<const std::byte> blocks, std::span<const std::uint64_t> starts,
              std::span<const DocIndex> first);

  SectionWriter file_;
  std::vector<std::uint64_t> starts_ = {0};
  std::vector<DocIndex> first_ = {0};
};

}  // namespace dateline
