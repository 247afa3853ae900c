#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "common/article.h"
#include "indexer/build/chunk_writer.h"
#include "indexer/build/worker_pool.h"
#include "indexer/enrich/enrich.h"
#include "indexer/enrich/fingerprint.h"

namespace dateline {

// What a thread of the indexer works with.
class Worker {
 public:
  // Without options articles are taken as they are.
  explicit Worker(const std::optional<EnrichOptions>& enrich) {
    if (enrich) enricher_.emplace(*enrich);
  }

  void enrich(Article& article, const std::string& file, const SourceHabits& habits) {
    if (enricher_) enricher_->enrich(article, file, habits);
  }
  Fingerprint fingerprint(const Article& article) {
    return fingerprinter_.make(article.title, article.body);
  }
  ChunkWriter& chunks() { return chunks_; }

 private:
  std::optional<Enricher> enricher_;
  Fingerprinter fingerprinter_;
  ChunkWriter chunks_;
};

using Workers = WorkerPool<Worker>;

}  // namespace dateline
