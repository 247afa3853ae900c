#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

#include "indexer/input/fields.h"
#include "indexer/input/line_reader.h"
#include "indexer/input/reader.h"
#include "indexer/input/utf16_source.h"

namespace dateline {

// JSON Lines: one object a line, one article an object. Empty lines are passed over. Lines with
// malformed UTF-8 or the mistakes of common writers (see json_repair.h) are read all the same.
class JsonlReader final : public Reader {
 public:
  JsonlReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects);
  bool next(Article& article, Origin& origin) override;

 private:
  bool is_binary();
  bool read_record(const LineReader::Line& line, Article& article);
  void reject(std::string reason, std::string detail) const;

  Utf16Source decoded_;
  PeekSource source_;
  LineReader lines_;
  const RejectSink& rejects_;
  FieldMap fields_;
  std::size_t max_record_bytes_;
  simdjson::dom::parser parser_;
  Origin origin_;  // of the current record
  bool started_ = false;
  bool any_record_ = false;
};

}  // namespace dateline
