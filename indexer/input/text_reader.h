#pragma once

#include <string>

#include "indexer/input/fields.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/reader.h"

namespace dateline {

// A plain text file is one article: optional leading "Key: value" lines, the title on the first
// line, the body below. Where the first line is a paragraph, its first sentence is the title and
// the body keeps the whole text. The charset is found by detect_charset.
class TextReader final : public Reader {
 public:
  TextReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects);
  bool next(Article& article, Origin& origin) override;

 private:
  void reject(const std::string& reason, const std::string& detail) const;

  PeekSource source_;
  const RejectSink& rejects_;
  FieldMap fields_;
  std::size_t max_bytes_;
  bool done_ = false;
};

}  // namespace dateline
