#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article.h"
#include "indexer/enrich/fingerprint.h"

namespace dateline {

// What is made of the articles of a batch as they were read, before their stories are known; in
// their order.
struct Prepared {
  std::vector<std::uint64_t> content_hashes;
  std::vector<Fingerprint> fingerprints;
};

// Writes segments: the Xapian database (compacted), `columns`, `tokens`, `words` and
// `fingerprints`. Holds the analyzer and its caches from one segment to the next. Not for sharing
// between threads.
class SegmentWriter {
 public:
  // Writes `articles`, sorted by date, as a segment into `folder`, which is made and must be empty;
  // `prepared` is theirs. Everything is durable when it returns. Throws Error::Kind::kSystem.
  void write(const std::string& folder, const std::vector<Article>& articles,
             const Prepared& prepared);

 private:
  Analyzer analyzer_;
  Analysis title_;
  Analysis body_;
};

// Sorts by printed day, then instant; the undated before all.
void sort_by_date(std::vector<Article>& articles);

// Hash of an article as it would be stored: equal for equal articles.
std::uint64_t content_hash(const Article& article);

}  // namespace dateline
