#pragma once

#include <cstddef>

#include "common/article.h"
#include "indexer/input/line_reader.h"
#include "indexer/input/reader.h"

namespace dateline {

// Reads the JSON Lines that `export` writes: articles with all their fields, taken as they are.
class ImportReader {
 public:
  // An exported article holds what clean-up took out too, so it may be longer than an input record.
  static constexpr std::size_t kMaxLineBytes = std::size_t{256} << 20;

  // `source` must outlive it.
  ImportReader(ByteSource& source, RejectSink rejects);

  // Fills `article`, replacing all of it; false at the end. Lines that are no article, or one
  // without id, are handed to the sink and skipped. Throws what the source throws: kInput,
  // kInterrupted.
  bool next(Article& article);

 private:
  bool read(const LineReader::Line& line, Article& article);

  ByteSource& source_;
  LineReader lines_;
  RejectSink rejects_;
};

}  // namespace dateline
