#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dateline {

// Splits the bytes of a source into lines. Holds at most `max_line_bytes` and one buffer in
// memory, however long a line is. `source` must outlive it.
class LineReader {
 public:
  // kPadding bytes after a line's last one may be read (their values mean nothing).
  static constexpr std::size_t kPadding = 64;

  struct Line {
    std::string_view text;     // without its line end; empty when too long
    std::uint64_t number = 0;  // 1-based
    std::uint64_t offset = 0;  // of its first byte in the source
    std::uint64_t length = 0;  // in bytes, also when too long
    bool too_long = false;
    bool ended = false;  // by a line feed; only the last line may lack it
  };

  LineReader(ByteSource& source, std::size_t max_line_bytes);

  // Fills `line`; its text is valid until the next call. False at the end. What the source throws
  // passes through; the line that was being read is then lost.
  bool next(Line& line);

 private:
  bool fill();
  void skip_rest(Line& line);

  ByteSource& source_;
  std::size_t max_line_bytes_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_;
  std::size_t begin_ = 0;  // [begin_, end_) is read but not yet handed out
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;  // of begin_ in the source
  std::uint64_t number_ = 0;
};

}  // namespace dateline
