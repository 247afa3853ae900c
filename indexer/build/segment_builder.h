#pragma once

#include <cstddef>
#include <deque>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/build/segment_parts.h"
#include "indexer/build/worker.h"

namespace dateline {

// A chunk ends at either. Small ones keep the inverter's tree of terms in the processor's cache;
// but each leaves posting list pieces of its own in the segment, so many make a large database.
inline constexpr std::size_t kChunkArticles = 1000;
inline constexpr std::size_t kChunkBytes = std::size_t{8} << 20;

// Writes one segment from articles in docid order: cuts them into chunks, which the workers
// analyse, and joins what they return. Holds the texts of a few chunks, whatever the number of
// articles.
class SegmentBuilder {
 public:
  // `folder` is made and must not exist; it is gone again unless finish() was reached. Throws
  // Error::Kind::kSystem, as all of these do.
  SegmentBuilder(std::string folder, Workers& workers);
  ~SegmentBuilder();
  SegmentBuilder(const SegmentBuilder&) = delete;
  SegmentBuilder& operator=(const SegmentBuilder&) = delete;

  // `fingerprint` is that of the article.
  void add(Article&& article, std::span<const std::uint32_t> fingerprint);
  // Makes the segment whole and durable; returns its number of documents.
  std::uint64_t finish();

 private:
  void submit();
  ChunkWords& words_of(const Worker& worker);
  void join_one();
  // Keeps the number of databases small, and so that of open files: joins those of a full level.
  void push_database(std::string database, std::size_t level);

  SegmentParts parts_;
  Workers& workers_;
  std::vector<Article> pending_;
  std::size_t pending_bytes_ = 0;
  std::size_t chunks_ = 0;
  std::deque<std::future<std::unique_ptr<Chunk>>> written_;
  std::vector<std::vector<std::string>> levels_;  // of databases, each level in docid order
  std::uint64_t documents_ = 0;
  std::mutex mutex_;  // of words_
  std::map<const Worker*, ChunkWords> words_;
};

}  // namespace dateline
