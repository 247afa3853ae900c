#include "indexer/input/line_reader.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <span>

#include "indexer/input/byte_source.h"

namespace dateline {
namespace {

constexpr std::size_t kLargestLine = std::numeric_limits<std::size_t>::max() / 4;

}  // namespace

LineReader::LineReader(ByteSource& source, std::size_t max_line_bytes)
    : source_(source),
      max_line_bytes_(std::min(max_line_bytes, kLargestLine)),
      buffer_(std::make_unique<char[]>(kReadBytes + kPadding)),
      capacity_(kReadBytes) {}

// Reads more bytes behind end_, making room first; false at the end of the source.
bool LineReader::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (capacity_ - end_ < kReadBytes / 2) {
    const std::size_t capacity = std::min(capacity_ * 2, max_line_bytes_ + kReadBytes);
    auto larger = std::make_unique<char[]>(capacity + kPadding);
    std::memcpy(larger.get(), buffer_.get(), end_);
    buffer_ = std::move(larger);
    capacity_ = capacity;
  }
  const std::size_t got = source_.read(std::span(buffer_.get() + end_, capacity_ - end_));
  end_ += got;
  return got > 0;
}

bool LineReader::next(Line& line) {
  line = Line();
  std::size_t scanned = 0;  // bytes after begin_ known to hold no line feed
  bool more = true;
  while (true) {
    const char* start = buffer_.get() + begin_;
    const std::size_t held = end_ - begin_;
    const void* feed = std::memchr(start + scanned, '\n', held - scanned);
    if (feed == nullptr && more && held <= max_line_bytes_) {
      scanned = held;
      more = fill();
      continue;
    }
    if (feed == nullptr && held == 0) return false;
    line.number = ++number_;
    line.offset = offset_;
    line.ended = feed != nullptr;
    line.length =
        line.ended ? static_cast<std::size_t>(static_cast<const char*>(feed) - start) : held;
    line.too_long = line.length > max_line_bytes_;
    begin_ += line.length + (line.ended ? 1 : 0);
    offset_ += line.length + (line.ended ? 1 : 0);
    if (!line.too_long) {
      line.text = std::string_view(start, line.length);
    } else if (!line.ended) {
      skip_rest(line);
    }
    return true;
  }
}

// Drops what follows of a line that is too long, buffer by buffer.
void LineReader::skip_rest(Line& line) {
  while (true) {
    begin_ = end_ = 0;
    if (!fill()) return;
    const void* feed = std::memchr(buffer_.get(), '\n', end_);
    const std::size_t length =
        feed == nullptr ? end_
                        : static_cast<std::size_t>(static_cast<const char*>(feed) - buffer_.get());
    line.length += length;
    offset_ += length;
    begin_ = length;
    if (feed != nullptr) {
      line.ended = true;
      ++begin_;
      ++offset_;
      return;
    }
  }
}

}  // namespace dateline
