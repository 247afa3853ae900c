#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/input/charset_source.h"
#include "indexer/input/csv_header.h"
#include "indexer/input/csv_rows.h"
#include "indexer/input/fields.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/reader.h"

namespace dateline {

// Files of delimited values with a header: one row, one article. The delimiter is found in the
// header (a file of tabs may be given as such), columns are named as the fields of JSON Lines are,
// others are extra fields. Rows with more values than the header are rejected, unless the surplus
// is empty; so are rows with fewer, unless title and text are there and all that is missing stands
// at the end. Records are numbered by rows, the first below the header being 1.
class CsvReader final : public Reader {
 public:
  // `tabs`: the values are parted by tabs where the header has any.
  CsvReader(ByteSource& source, bool tabs, const ReaderOptions& options, const RejectSink& rejects);
  bool next(Article& article, Origin& origin) override;

 private:
  bool start();
  bool read_row(const CsvRows::Row& row, Article& article);
  bool has_article(const std::vector<std::string>& values) const;
  void reject(std::string reason, std::string detail) const;

  CharsetSource decoded_;
  PeekSource source_;
  bool tabs_;
  const RejectSink& rejects_;
  FieldMap fields_;
  std::size_t max_record_bytes_;
  std::unique_ptr<ByteSource> old_line_ends_;  // null: lines end as they do today
  std::optional<CsvRows> rows_;
  std::vector<CsvColumn> columns_;
  Origin origin_;  // of the current row
  bool started_ = false;
  bool done_ = false;
};

}  // namespace dateline
