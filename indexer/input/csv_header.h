#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/fields.h"

namespace dateline {

// A column of a file of delimited values.
struct CsvColumn {
  std::string name;  // unique in its file: "column 3" where the header is empty, "tag_2" the second
  FieldMatch match;
};

// How a file of delimited values is to be read, by its first line.
struct CsvHeader {
  char delimiter = ',';
  bool has_delimiter_line = false;  // "sep=;" stands before the header, as spreadsheets write it
};

// The delimiter: the one that the file names, else that of tab, semicolon, comma and vertical bar
// which parts the header into most known columns, most columns. `first_bytes` are UTF-8.
CsvHeader guess_csv_header(std::string_view first_bytes, const FieldMap& fields);

// The columns by the names in the header.
std::vector<CsvColumn> csv_columns(const std::vector<std::string>& names, const FieldMap& fields);

// Whether one of them is a title or a text.
bool has_article_column(const std::vector<CsvColumn>& columns);

// True when the first line is a header beyond doubt: at least three columns, a title or text among
// them, most of them known.
bool looks_like_csv(std::string_view first_bytes);

}  // namespace dateline
