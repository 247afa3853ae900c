#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/byte_source.h"
#include "indexer/input/line_reader.h"

namespace dateline {

// The rows of a file of delimited values; the door of libcsv. RFC 4180, and what people make of
// it: other delimiters, empty lines, spaces around quoted values. A quotation mark that opens a
// value and is never closed as it should be is a mere character: the row is then read line by line,
// so that it costs one row at most, and the cost stays linear. Holds one row and a buffer in
// memory.
class CsvRows {
 public:
  struct Row {
    std::vector<std::string> values;  // bytes as they came, quotes taken off
    std::uint64_t line = 0;           // 1-based: where it begins
    std::uint64_t offset = 0;         // of its first byte in the source
    std::uint64_t length = 0;         // in bytes, when too long
    bool too_long = false;
    bool open_quote = false;  // has a quotation mark that is no pair's: values may be wrong
  };

  // `source` must outlive it.
  CsvRows(ByteSource& source, char delimiter, std::size_t max_row_bytes);
  ~CsvRows();

  // How many values a row should have; 0: not known. Tells apart the readings of a stray quotation
  // mark.
  void expect_values(std::size_t count) { expected_ = count; }

  // False at the end. Rows of empty values and lines of white space are passed over.
  bool next(Row& row);

 private:
  struct Line {
    std::string text;
    std::uint64_t number = 0;
    std::uint64_t offset = 0;
  };
  class Parser;

  bool read_line();
  void take_line(Line line);
  void recover();
  void read_alone(const Line& line);
  void finish_row(std::vector<std::string> values, const Line& first, bool open_quote);

  LineReader lines_;
  char delimiter_;
  std::size_t max_row_bytes_;
  std::size_t expected_ = 0;
  std::unique_ptr<Parser> parser_;
  std::deque<Line> again_;  // to be read once more
  std::vector<Line> open_;  // of a row that is not complete
  std::size_t open_bytes_ = 0;
  std::deque<Row> finished_;
};

// The values of one line when quotation marks mean nothing.
std::vector<std::string> split_values(std::string_view line, char delimiter);

}  // namespace dateline
