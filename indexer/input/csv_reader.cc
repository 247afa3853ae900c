#include "indexer/input/csv_reader.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/input/binary.h"
#include "indexer/input/field_values.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/record_fields.h"

namespace dateline {
namespace {

// Lines that end in a carriage return alone, as if they ended in a line feed.
class OldLineEnds final : public ByteSource {
 public:
  explicit OldLineEnds(ByteSource& inner) : inner_(inner) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t got = inner_.read(buffer);
    const auto end = buffer.begin() + static_cast<std::ptrdiff_t>(got);
    std::replace(buffer.begin(), end, '\r', '\n');
    return got;
  }
  const std::string& name() const override { return inner_.name(); }

 private:
  ByteSource& inner_;
};

std::string count_of(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

CsvReader::CsvReader(ByteSource& source, bool tabs, const ReaderOptions& options,
                     const RejectSink& rejects)
    : decoded_(source),
      source_(decoded_),
      tabs_(tabs),
      rejects_(rejects),
      fields_(options.field_map),
      max_record_bytes_(options.max_record_bytes) {}

void CsvReader::reject(std::string reason, std::string detail) const {
  rejects_(Reject{origin_, std::move(reason), std::move(detail)});
}

// Reads the header; false when the file is not to be read.
bool CsvReader::start() {
  started_ = true;
  origin_ = Origin{source_.name(), 0, 0};
  const std::string_view head = source_.peek(kSampledBytes);
  if (const std::string kind = binary_kind(head); !kind.empty()) {
    reject("binary file", kind);
    return false;
  }
  CsvHeader header = guess_csv_header(head, fields_);
  const std::string_view first_line = head.substr(0, head.find_first_of("\r\n"));
  if (tabs_ && first_line.find('\t') != std::string_view::npos) header.delimiter = '\t';
  if (head.find('\r') != std::string_view::npos && head.find('\n') == std::string_view::npos) {
    old_line_ends_ = std::make_unique<OldLineEnds>(source_);
  }
  rows_.emplace(old_line_ends_ != nullptr ? *old_line_ends_ : source_, header.delimiter,
                max_record_bytes_);
  CsvRows::Row row;
  // The line that names the delimiter reads as a row too.
  if (header.has_delimiter_line) rows_->next(row);
  if (!rows_->next(row)) {
    reject("empty file", head.empty() ? "" : "no row in it");
    return false;
  }
  columns_ = csv_columns(row.values, fields_);
  if (row.too_long || !has_article_column(columns_)) {
    std::string names;
    for (const CsvColumn& column : columns_) {
      names += (names.empty() ? "\"" : ", \"") + column.name + "\"";
    }
    reject("no header row", "none of its columns is a title or a text (" +
                                std::string(utf8_prefix(names, kMaxDetailBytes)) +
                                "): name them with --map COLUMN=title and --map COLUMN=text");
    return false;
  }
  rows_->expect_values(columns_.size());
  return true;
}

bool CsvReader::next(Article& article, Origin& origin) {
  if (!started_ && !start()) done_ = true;
  CsvRows::Row row;
  while (!done_ && rows_->next(row)) {
    origin_ = Origin{source_.name(), origin_.record + 1, row.offset};
    if (!read_row(row, article)) continue;
    origin = origin_;
    return true;
  }
  if (!done_ && origin_.record == 0) reject("empty file", "no row below the header");
  done_ = true;
  return false;
}

// Whether these values, fewer than there are columns, hold all columns of title and text.
bool CsvReader::has_article(const std::vector<std::string>& values) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Field field = columns_[i].match.field;
    if (field != Field::kTitle && field != Field::kBody) continue;
    if (i >= values.size() || trim(values[i]).empty()) return false;
  }
  return true;
}

bool CsvReader::read_row(const CsvRows::Row& row, Article& article) {
  if (row.too_long) {
    reject("record too long",
           std::to_string(row.length) + " bytes, more than " + std::to_string(max_record_bytes_));
    return false;
  }
  const std::size_t count = row.values.size();
  const bool surplus = std::any_of(
      row.values.begin() + static_cast<std::ptrdiff_t>(std::min(count, columns_.size())),
      row.values.end(), [](const std::string& value) { return !trim(value).empty(); });
  if (surplus || (count < columns_.size() && !has_article(row.values))) {
    reject("wrong number of values",
           "line " + std::to_string(row.line) + " has " + count_of(count, "value") +
               ", the header " + count_of(columns_.size(), "column") +
               (row.open_quote ? "; a quotation mark has no counterpart" : ""));
    return false;
  }
  RecordFields record;
  for (std::size_t i = 0; i < std::min(count, columns_.size()); ++i) {
    record.add(columns_[i].match, columns_[i].name, repair_utf8(row.values[i]));
  }
  record.fill(article);
  if (article.title.empty() && article.body.empty()) {
    reject("no text", "title and text are empty in line " + std::to_string(row.line));
    return false;
  }
  return true;
}

}  // namespace dateline
