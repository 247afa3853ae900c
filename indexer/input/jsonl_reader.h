#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

#include "indexer/input/fields.h"
#include "indexer/input/json_splitter.h"
#include "indexer/input/line_reader.h"
#include "indexer/input/reader.h"
#include "indexer/input/utf16_source.h"

namespace dateline {

// JSON Lines: one object a line, one article an object. Empty lines are passed over. Lines with
// malformed UTF-8 or the mistakes of common writers (see json_repair.h) are read all the same, and
// so are files that hold one array of objects, alone or in an object around it, or objects over
// several lines (see json_splitter.h).
class JsonlReader final : public Reader {
 public:
  JsonlReader(ByteSource& source, const ReaderOptions& options, const RejectSink& rejects);
  bool next(Article& article, Origin& origin) override;

 private:
  enum class State { kNew, kEmpty, kReading, kDone };

  bool start();
  bool next_record(LineReader::Line& record);
  bool read_record(const LineReader::Line& record, Article& article);
  void reject(std::string reason, std::string detail) const;

  Utf16Source decoded_;
  PeekSource source_;
  LineReader lines_;
  std::optional<JsonSplitter> splitter_;  // set: in place of lines_
  const RejectSink& rejects_;
  FieldMap fields_;
  std::size_t max_record_bytes_;
  simdjson::dom::parser parser_;
  Origin origin_;  // of the current record
  State state_ = State::kNew;
};

}  // namespace dateline
