#include "indexer/input/json_splitter.h"

#include "indexer/input/byte_source.h"

namespace dateline {
namespace {

constexpr std::string_view kJsonBlanks = " \t\r\n";

}  // namespace

JsonSplitter::JsonSplitter(ByteSource& source, std::size_t max_record_bytes, bool wrapped)
    : source_(source),
      max_record_bytes_(max_record_bytes),
      buffer_(kReadBytes),
      wrapped_(wrapped) {}

bool JsonSplitter::is_for(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(kJsonBlanks);
  if (first == std::string_view::npos) return false;
  const std::size_t second = bytes.find_first_not_of(kJsonBlanks, first + 1);
  if (second == std::string_view::npos) return false;
  if (bytes[first] == '[') return bytes[second] == '{' || bytes[second] == ']';
  // An object that goes on in the next line.
  return bytes[first] == '{' && bytes[second] == '"' &&
         bytes.substr(first, second - first).find('\n') != std::string_view::npos;
}

bool JsonSplitter::fill() {
  offset_ += end_;
  begin_ = 0;
  end_ = source_.read(buffer_);
  return end_ > 0;
}

// Moves to the first byte of a record in an array of articles; false at the end.
bool JsonSplitter::skip_wrapper() {
  while (true) {
    while (begin_ < end_) {
      const char c = buffer_[begin_];
      if (!in_array_) {
        in_array_ = wrapper_.take(c);
      } else if (c == ']') {
        in_array_ = wrapper_.take(c);  // false
      } else if (c != ',' && kJsonBlanks.find(c) == std::string_view::npos) {
        return true;
      }
      ++begin_;
    }
    if (!fill()) return false;
  }
}

// Whether `c` stands behind a record that is no object.
bool JsonSplitter::ends_scalar(char c) const {
  return c == '\n' || (wrapped_ && (c == ',' || c == ']'));
}

// Moves to the first byte of a record; false at the end.
bool JsonSplitter::skip_separators() {
  constexpr std::string_view kSeparators = " \t\r\n,[]\xef\xbb\xbf";
  while (true) {
    while (begin_ < end_) {
      if (kSeparators.find(buffer_[begin_]) == std::string_view::npos) return true;
      ++begin_;
    }
    if (!fill()) return false;
  }
}

// Follows the structure of an object; true when `c` is its last byte.
bool JsonSplitter::take(char c) {
  if (in_string_) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
    return false;
  }
  if (c == '"') in_string_ = true;
  if (c == '{' || c == '[') ++depth_;
  return (c == '}' || c == ']') && --depth_ == 0;
}

bool JsonSplitter::next(LineReader::Line& record) {
  record = LineReader::Line();
  if (!(wrapped_ ? skip_wrapper() : skip_separators())) return false;
  record.number = ++number_;
  record.offset = offset_ + begin_;
  record_.clear();
  depth_ = 0;
  in_string_ = escaped_ = false;
  const bool is_object = buffer_[begin_] == '{';
  bool more = true;
  while (more && !record.ended) {
    const std::size_t start = begin_;
    while (begin_ < end_ && !record.ended) {
      const char c = buffer_[begin_];
      record.ended = is_object ? take(c) : ends_scalar(c);
      // The bracket or comma behind a scalar is not part of it.
      if (is_object || !record.ended || c == '\n') ++begin_;
    }
    record.length += begin_ - start;
    record.too_long = record.length > max_record_bytes_;
    if (!record.too_long) record_.append(buffer_.data() + start, begin_ - start);
    if (!record.ended) more = fill();
  }
  if (record.too_long) {
    record_ = std::string();
  } else {
    record_.reserve(record_.size() + LineReader::kPadding);
    record.text = record_;
  }
  return true;
}

}  // namespace dateline
