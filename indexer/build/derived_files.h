#pragma once

#include <cstdint>
#include <string>

#include "common/analysis/analyzer.h"
#include "common/article.h"
#include "common/index/columns.h"
#include "common/index/tokens.h"
#include "common/index/words.h"

namespace dateline {

// The files of a segment that can be made again from its articles: `columns`, `tokens` and `words`.
// Articles come in docid order; what they give depends on nothing else, so that the same articles
// make the same bytes.
class DerivedFiles {
 public:
  // Into `folder`, which exists. Throws Error::Kind::kSystem, as the other functions do.
  explicit DerivedFiles(const std::string& folder);
  void add(const Article& article, const Analysis& title, const Analysis& body,
           std::uint64_t content_hash);
  void finish();

 private:
  std::string folder_;
  ColumnsWriter columns_;
  TokensWriter tokens_;
  WordsWriter words_;
};

}  // namespace dateline
