#pragma once

#include <cstddef>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index/lock.h"
#include "common/index/manifest.h"
#include "common/index/snapshot.h"
#include "indexer/build/batch.h"
#include "indexer/build/publisher.h"
#include "indexer/build/worker.h"
#include "indexer/enrich/enrich.h"

namespace dateline {

struct WriteCounts {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;   // same id, other content
  std::uint64_t unchanged = 0;  // same id, same content: skipped
};

// Adds articles to an index, batch by batch. Workers enrich and analyse; each batch becomes a
// segment and is published together with the tombstones of the articles it replaces, while the next
// one is being read. What was published stays, whatever happens to the process. Holds the write
// lock for its lifetime. Belongs to one thread.
class IndexWriter {
 public:
  struct Options {
    // A batch ends at either; two of them are in memory at a time.
    std::size_t articles = 50'000;
    std::size_t text_bytes = std::size_t{80} << 20;
    std::size_t threads = 1;              // that enrich and analyse
    std::optional<EnrichOptions> enrich;  // without it articles are taken as they are
    bool wait = false;                    // for another writer to end
  };

  // Opens the index at this directory, or makes an empty one where there is nothing yet; removes
  // what a killed writer left behind. Throws Error: kLocked, kIndex (damaged, of another version,
  // or a directory that holds something else), kSystem.
  IndexWriter(const std::string& index, const std::string& command)
      : IndexWriter(index, command, Options{}) {}
  IndexWriter(const std::string& index, const std::string& command, Options options);

  // Ends what is being published; what is only pending is lost.
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  // Takes an article as it was read from `file`; publishes when the batch is full.
  void add(Article article, const std::string& file = {});
  // Publishes what is pending and waits until it is done.
  void publish();

  // Publishes what is pending, then makes the whole index one segment sorted by date; false when
  // it is one.
  bool optimize();

  const WriteCounts& counts() const { return counts_; }
  // Of the articles handed to add(), in order, how many are published or needed nothing.
  std::uint64_t settled() const;

 private:
  enum class Known { kNew, kChanged, kSame };

  Known lookup(const Article& article) const;
  std::unique_ptr<Batch> new_batch();
  // Starts to publish the batch, once the one before is published.
  void close_batch();
  // Takes note of a finished publication; waits for it, or returns when it is not finished.
  void collect(bool wait);

  std::string index_;
  Options options_;
  std::uint64_t settings_hash_ = 0;
  std::optional<WriteLock> lock_;
  std::unique_ptr<Snapshot> snapshot_;  // what is published: for articles with known ids
  std::unique_ptr<Workers> workers_;
  std::optional<HabitObserver> observer_;  // when articles are enriched
  std::optional<Publisher> publisher_;
  std::unique_ptr<Batch> batch_;
  std::shared_ptr<Batch> closing_;  // being published
  std::future<void> published_;     // when closing_ is
  std::uint64_t handed_ = 0;
  std::uint64_t closing_handed_ = 0;
  std::uint64_t settled_ = 0;
  WriteCounts counts_;
};

}  // namespace dateline
