#include "indexer/input/csv_rows.h"

#include <csv.h>

#include <algorithm>
#include <new>
#include <utility>

#include "common/text/utf8.h"

namespace dateline {
namespace {

bool are_empty(const std::vector<std::string>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](const std::string& value) { return trim(value).empty(); });
}

int is_csv_blank(unsigned char c) { return c == ' ' ? 1 : 0; }
int is_line_feed(unsigned char c) { return c == '\n' ? 1 : 0; }

}  // namespace

// libcsv over lines: one row at a time.
class CsvRows::Parser {
 public:
  enum class Outcome { kOpen, kComplete, kMistake };

  explicit Parser(char delimiter) : delimiter_(delimiter) {}
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    if (in_use_) csv_free(&csv_);
  }

  // Strict: a quotation mark where none belongs is a mistake, which loses the row.
  Outcome feed(std::string_view line, bool strict) {
    if (!in_use_) begin(strict);
    // The line feed alone ends rows.
    if (!parse(line) || !parse("\n")) {
      reset();
      return Outcome::kMistake;
    }
    return complete_ ? Outcome::kComplete : Outcome::kOpen;
  }

  // Ends the row although a quote is open.
  void close() { csv_fini(&csv_, &Parser::value, &Parser::end, this); }

  std::vector<std::string> take() {
    std::vector<std::string> values = std::move(values_);
    reset();
    return values;
  }

  void reset() {
    if (in_use_) csv_free(&csv_);
    in_use_ = complete_ = false;
    values_.clear();
  }

 private:
  void begin(bool strict) {
    if (csv_init(&csv_, strict ? CSV_STRICT : 0) != 0) throw std::bad_alloc();
    in_use_ = true;
    csv_set_delim(&csv_, static_cast<unsigned char>(delimiter_));
    csv_set_space_func(&csv_, &is_csv_blank);
    csv_set_term_func(&csv_, &is_line_feed);
  }

  bool parse(std::string_view bytes) {
    const std::size_t done =
        csv_parse(&csv_, bytes.data(), bytes.size(), &Parser::value, &Parser::end, this);
    if (csv_error(&csv_) == CSV_ENOMEM) throw std::bad_alloc();
    return done == bytes.size() && csv_error(&csv_) == CSV_SUCCESS;
  }

  static void value(void* bytes, std::size_t length, void* self) {
    auto& values = static_cast<Parser*>(self)->values_;
    // A null pointer stands for an empty value.
    values.emplace_back(length == 0 ? "" : static_cast<const char*>(bytes), length);
  }
  static void end(int, void* self) { static_cast<Parser*>(self)->complete_ = true; }

  char delimiter_;
  csv_parser csv_ = {};
  bool in_use_ = false;
  bool complete_ = false;
  std::vector<std::string> values_;
};

CsvRows::CsvRows(ByteSource& source, char delimiter, std::size_t max_row_bytes)
    : lines_(source, max_row_bytes),
      delimiter_(delimiter),
      max_row_bytes_(max_row_bytes),
      parser_(std::make_unique<Parser>(delimiter)) {}

CsvRows::~CsvRows() = default;

std::vector<std::string> split_values(std::string_view line, char delimiter) {
  std::vector<std::string> values;
  while (true) {
    const std::size_t end = line.find(delimiter);
    values.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return values;
    line.remove_prefix(end + 1);
  }
}

void CsvRows::finish_row(std::vector<std::string> values, const Line& first, bool open_quote) {
  if (are_empty(values)) return;
  Row row;
  row.values = std::move(values);
  row.line = first.number;
  row.offset = first.offset;
  row.open_quote = open_quote;
  finished_.push_back(std::move(row));
}

// A line that is a row by itself, whatever its quotation marks.
void CsvRows::read_alone(const Line& line) {
  Parser parser(delimiter_);
  const auto outcome = parser.feed(line.text, false);
  if (outcome == Parser::Outcome::kOpen) parser.close();
  std::vector<std::string> quoted = parser.take();
  std::vector<std::string> plain = split_values(line.text, delimiter_);
  const bool by_quotes =
      expected_ > 0 && quoted.size() == expected_ && outcome == Parser::Outcome::kComplete;
  finish_row(by_quotes ? std::move(quoted) : std::move(plain), line, true);
}

// Gives up the open row: its first line is read alone, the others once more. A line with an even
// number of quotation marks, as all but the first and last of an open row are, is never open again,
// so nothing is read more than a few times.
void CsvRows::recover() {
  parser_->reset();
  std::vector<Line> lines = std::exchange(open_, {});
  open_bytes_ = 0;
  if (lines.empty()) return;
  read_alone(lines.front());
  again_.insert(again_.begin(), std::make_move_iterator(lines.begin() + 1),
                std::make_move_iterator(lines.end()));
}

void CsvRows::take_line(Line line) {
  const bool fresh = open_.empty();
  if (fresh && trim(line.text).empty()) return;
  const auto outcome = parser_->feed(line.text, true);
  open_bytes_ += line.text.size() + sizeof(Line);
  open_.push_back(std::move(line));
  if (outcome == Parser::Outcome::kComplete) {
    finish_row(parser_->take(), open_.front(), false);
    open_.clear();
    open_bytes_ = 0;
  } else if (outcome == Parser::Outcome::kMistake || open_bytes_ > max_row_bytes_) {
    recover();
  }
}

// Reads one line more; false at the end.
bool CsvRows::read_line() {
  if (!again_.empty()) {
    Line line = std::move(again_.front());
    again_.pop_front();
    take_line(std::move(line));
    return true;
  }
  LineReader::Line line;
  if (!lines_.next(line)) {
    if (open_.empty()) return false;
    recover();
    return true;
  }
  if (line.too_long) {
    while (!open_.empty() || !again_.empty()) {
      if (again_.empty()) {
        recover();
      } else {
        read_line();
      }
    }
    Row row;
    row.line = line.number;
    row.offset = line.offset;
    row.length = line.length;
    row.too_long = true;
    finished_.push_back(std::move(row));
    return true;
  }
  std::string_view text = line.text;
  while (text.ends_with('\r')) text.remove_suffix(1);
  take_line({std::string(text), line.number, line.offset});
  return true;
}

bool CsvRows::next(Row& row) {
  while (finished_.empty()) {
    if (!read_line()) return false;
  }
  row = std::move(finished_.front());
  finished_.pop_front();
  return true;
}

}  // namespace dateline
