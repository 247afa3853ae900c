#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>

namespace dateline {

struct BatchQuery {
  std::string id;
  std::string query;
};

// Reads the queries of --batch, one a line, each in one of three forms:
//
//   - JSON, where the line begins with a brace: an object with an id (`id`, `_id`, `qid`,
//     `query_id`, `number` or `num`, text or a number) and the query (`query`, `text`, `title`,
//     `q`)
//   - `id TAB query`
//   - the query alone
//
// What has no id has the number of its line. Empty lines are passed over, and a line end may be
// CRLF. A line that makes no sense is reported with its number and counted.
class BatchReader {
 public:
  // `input` must outlive it; `name` is for messages.
  BatchReader(std::istream& input, std::string name) : input_(input), name_(std::move(name)) {}

  // nullopt at the end.
  std::optional<BatchQuery> next();
  std::size_t rejected() const { return rejected_; }

 private:
  std::istream& input_;
  std::string name_;
  std::size_t line_ = 0;
  std::size_t rejected_ = 0;
};

}  // namespace dateline
