#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/article.h"
#include "common/index/lock.h"
#include "common/index/manifest.h"
#include "common/index/snapshot.h"
#include "indexer/build/segment_writer.h"
#include "indexer/build/tombstones.h"

namespace dateline {

struct WriteCounts {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;   // same id, other content
  std::uint64_t unchanged = 0;  // same id, same content: skipped
};

// Adds articles to an index, batch by batch. Each batch becomes a segment and is published at once
// together with the tombstones of the articles it replaces; what was published stays, whatever
// happens to the process. Holds the write lock for its lifetime.
class IndexWriter {
 public:
  struct Limits {
    std::size_t articles = 50'000;
    std::size_t text_bytes = std::size_t{256} << 20;
  };

  // Opens the index at this directory, or makes an empty one where there is nothing yet; removes
  // what a killed writer left behind. Throws Error: kLocked, kIndex (damaged, of another version,
  // or a directory that holds something else), kSystem.
  IndexWriter(const std::string& index, const std::string& command, bool wait)
      : IndexWriter(index, command, wait, Limits{}) {}
  IndexWriter(const std::string& index, const std::string& command, bool wait, Limits limits);

  // Takes an enriched article; publishes when the batch is full.
  void add(Article article);
  // Publishes what is pending.
  void publish();

  const WriteCounts& counts() const { return counts_; }

 private:
  void open_snapshot();

  std::string index_;
  Limits limits_;
  std::optional<WriteLock> lock_;
  Manifest manifest_;
  std::unique_ptr<Snapshot> snapshot_;  // what is published: for articles with known ids
  SegmentWriter segments_;
  std::vector<Article> batch_;
  std::unordered_map<std::string, std::size_t> batch_ids_;  // id -> place in batch_
  Tombstones replaced_;                                     // by the batch
  std::size_t batch_bytes_ = 0;
  WriteCounts counts_;
};

}  // namespace dateline
