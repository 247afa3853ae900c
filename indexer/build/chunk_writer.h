#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article.h"
#include "common/index/articles.h"
#include "common/index/columns_writer.h"
#include "common/index/tokens.h"
#include "common/index/words.h"
#include "indexer/build/document.h"

namespace dateline {

// A part of a segment: some of its documents, in docid order. Its terms and values are in
// a small database, which is temporary: not durable.
struct Chunk {
  std::string database;  // path
  ArticlesBuffer articles;
  ColumnsWriter columns;
  TokensBuffer tokens;
};

// The words of those chunks of a segment that one worker writes.
struct ChunkWords {
  WordsWriter words;
  DocumentBuilder documents;
};

// Analyses articles and writes chunks. Holds the analyzer and its caches from one to the next. Not
// for sharing between threads.
class ChunkWriter {
 public:
  // Writes `articles`, in this order, with their database at the path `database`; adds their words
  // to `words`. Throws Error::Kind::kSystem.
  std::unique_ptr<Chunk> write(const std::string& database, const std::vector<Article>& articles,
                               ChunkWords& words);

 private:
  Analyzer analyzer_;
  Analysis title_;
  Analysis body_;
};

}  // namespace dateline
