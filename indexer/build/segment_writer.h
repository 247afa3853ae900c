#pragma once

#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article.h"

namespace dateline {

// Writes segments: the Xapian database (compacted), its derived files and `checksums`. Holds the
// analyzer and its caches from one segment to the next. Not for sharing between threads.
class SegmentWriter {
 public:
  // Writes `articles` as a segment into `folder`, which must not exist; sorts them by date first:
  // printed day, then instant; the undated before all. Everything is durable when it returns;
  // nothing is left when it throws: Error::Kind::kSystem, or Xapian::Error.
  void write(const std::string& folder, std::vector<Article>& articles);

 private:
  Analyzer analyzer_;
  Analysis title_;
  Analysis body_;
};

// Hash of an article as it is stored: equal for equal articles.
std::uint64_t content_hash(const Article& article);

}  // namespace dateline
