#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/json_wrapper.h"
#include "indexer/input/line_reader.h"

namespace dateline {

// Splits JSON that is not one object a line into its objects: those of one top-level array, those
// of the array in an object around them (see json_wrapper.h), and objects that span lines. What
// stands between objects and is no comma or bracket becomes a record of its own, up to the end of
// its line. Same limits, lifetimes and errors as LineReader.
class JsonSplitter {
 public:
  // `wrapped`: the objects stand in an array within an object.
  JsonSplitter(ByteSource& source, std::size_t max_record_bytes, bool wrapped = false);

  // `record.number` counts records; `record.ended` is false when the input ends inside it.
  bool next(LineReader::Line& record);

  // True when a file that starts with these bytes is for the splitter and not for lines.
  static bool is_for(std::string_view first_bytes);

 private:
  bool fill();
  bool skip_separators();
  bool skip_wrapper();
  bool ends_scalar(char c) const;
  bool take(char c);

  ByteSource& source_;
  std::size_t max_record_bytes_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // [begin_, end_) of buffer_ is unread
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;  // of buffer_[0] in the source
  std::uint64_t number_ = 0;
  std::string record_;

  // In place of top-level separators:
  bool wrapped_;
  bool in_array_ = false;
  JsonWrapper wrapper_;

  // Within the current record:
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace dateline
