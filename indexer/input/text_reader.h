#pragma once

#include <string>

#include "indexer/input/fields.h"
#include "indexer/input/reader.h"
#include "indexer/input/utf16_source.h"

namespace dateline {

// A plain text file is one article: optional leading "Key: value" lines, the title on the first
// line, the body below. Where the first line is a paragraph, its first sentence is the title and
// the body keeps the whole text.
class TextReader final : public Reader {
 public:
  TextReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects);
  bool next(Article& article, Origin& origin) override;

 private:
  bool read_all(std::string& bytes);
  void reject(const std::string& reason, const std::string& detail) const;

  Utf16Source decoded_;
  PeekSource source_;
  const RejectSink& rejects_;
  FieldMap fields_;
  std::size_t max_bytes_;
  bool done_ = false;
};

}  // namespace dateline
