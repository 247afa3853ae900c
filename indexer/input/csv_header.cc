#include "indexer/input/csv_header.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/input/byte_source.h"
#include "indexer/input/csv_rows.h"
#include "indexer/input/field_values.h"

namespace dateline {
namespace {

constexpr char kDelimiters[] = {'\t', ';', ',', '|'};
constexpr std::size_t kLongestHeader = std::size_t{64} << 10;
constexpr std::size_t kLongestName = 40;

std::string_view without_mark(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  return text;
}

// "sep=;" in the first line; '\0' when it is none.
char named_delimiter(std::string_view text) {
  const std::string_view line = trim(text.substr(0, text.find_first_of("\r\n")));
  // A tab at the end was trimmed.
  if (ascii_lower(line) == "sep=") return '\t';
  return line.size() == 5 && ascii_lower(line.substr(0, 4)) == "sep=" ? line[4] : '\0';
}

std::vector<std::string> first_row(std::string_view text, char delimiter) {
  const auto source = open_bytes("", std::string(text));
  CsvRows rows(*source, delimiter, kLongestHeader);
  CsvRows::Row row;
  return rows.next(row) ? row.values : std::vector<std::string>();
}

std::size_t count_known(const std::vector<CsvColumn>& columns) {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](const CsvColumn& column) {
        return column.match.field != Field::kExtra || column.match.header;
      }));
}

}  // namespace

CsvHeader guess_csv_header(std::string_view first_bytes, const FieldMap& fields) {
  std::string_view text = without_mark(first_bytes);
  text = text.substr(0, kLongestHeader);
  if (const char named = named_delimiter(text); named != '\0') return {named, true};
  CsvHeader best;
  std::pair<std::size_t, std::size_t> most = {0, 0};
  for (const char delimiter : kDelimiters) {
    const auto columns = csv_columns(first_row(text, delimiter), fields);
    const std::pair score(count_known(columns), columns.size());
    if (score > most) {
      most = score;
      best.delimiter = delimiter;
    }
  }
  return best;
}

std::vector<CsvColumn> csv_columns(const std::vector<std::string>& names, const FieldMap& fields) {
  std::vector<CsvColumn> columns;
  std::set<std::string> taken;
  for (const std::string& bytes : names) {
    CsvColumn column;
    column.name = on_one_line(repair_utf8(bytes));
    if (column.name.empty()) column.name = "column " + std::to_string(columns.size() + 1);
    column.match = fields.find(column.name);
    const std::string name = column.name;
    for (int number = 2; !taken.insert(column.name).second; ++number) {
      column.name = name + "_" + std::to_string(number);
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

bool has_article_column(const std::vector<CsvColumn>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const CsvColumn& column) {
    return column.match.field == Field::kTitle || column.match.field == Field::kBody;
  });
}

bool looks_like_csv(std::string_view first_bytes) {
  const FieldMap fields({});
  const CsvHeader header = guess_csv_header(first_bytes, fields);
  std::string_view text = without_mark(first_bytes);
  if (header.has_delimiter_line) return true;
  if (text.find_first_of("\r\n") == std::string_view::npos) return false;
  const auto columns = csv_columns(first_row(text, header.delimiter), fields);
  const bool short_names = std::all_of(columns.begin(), columns.end(), [](const auto& column) {
    return column.name.size() <= kLongestName;
  });
  return columns.size() >= 3 && short_names && has_article_column(columns) &&
         count_known(columns) * 2 > columns.size();
}

}  // namespace dateline
