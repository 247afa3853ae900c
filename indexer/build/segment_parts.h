#pragma once

#include <string>
#include <vector>

#include "common/index/articles.h"
#include "common/index/columns_writer.h"
#include "common/index/fingerprints.h"
#include "common/index/tokens.h"
#include "common/index/words.h"
#include "indexer/build/files.h"

namespace dateline {

// A segment in the making: its folder and the writers of its parts. Whoever makes one, of articles
// or of other segments, fills the writers in docid order, joins the databases, and finishes.
struct SegmentParts {
  // `path` is made and must not exist; it is gone again unless finish() was reached. Throws
  // Error::Kind::kSystem, as all of these do.
  explicit SegmentParts(std::string path);

  // Compacts `databases`, in their order, into the segment's own.
  void join(const std::vector<std::string>& databases);
  // Writes what the writers still hold and what is derived from the database, and makes everything
  // durable.
  void finish();

  FolderDraft draft;
  const std::string& folder;
  ArticlesWriter articles;
  ColumnsWriter columns;
  TokensWriter tokens;
  FingerprintsWriter fingerprints;
  WordsWriter words;
};

// Writes the documents of `databases`, in their order, to a new compact database at `path`.
void compact_databases(const std::vector<std::string>& databases, const std::string& path);

}  // namespace dateline
