#include "indexer/input/sgml_records.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/text/ascii.h"
#include "indexer/input/byte_source.h"

namespace dateline {

SgmlRecords::SgmlRecords(ByteSource& source, std::string element, std::size_t max_record_bytes)
    : source_(source), element_(std::move(element)), max_record_bytes_(max_record_bytes) {}

void SgmlRecords::drop_front(std::size_t bytes) {
  buffer_.erase(0, bytes);
  offset_ += bytes;
  begin_ -= std::min(begin_, bytes);
  scan_ -= std::min(scan_, bytes);
}

bool SgmlRecords::fill() {
  if (at_end_) return false;
  drop_front(begin_);
  const std::size_t held = buffer_.size();
  buffer_.resize(held + kReadBytes);
  std::size_t got = 0;
  try {
    got = source_.read(std::span(buffer_).subspan(held));
  } catch (...) {
    buffer_.resize(held);
    throw;
  }
  buffer_.resize(held + got);
  at_end_ = got == 0;
  return got > 0;
}

// Whether the start or end tag of the element begins at `at`, whose whole name is in the buffer.
bool SgmlRecords::tag_at(std::size_t at, bool end_tag) const {
  const std::size_t begin = at + (end_tag ? 2 : 1);
  if (end_tag && buffer_[at + 1] != '/') return false;
  const std::string_view rest = std::string_view(buffer_).substr(begin);
  if (rest.size() <= element_.size()) return false;
  if (ascii_lower(rest.substr(0, element_.size())) != element_) return false;
  return std::string_view(" \t\r\n>/").find(rest[element_.size()]) != std::string_view::npos;
}

// Moves scan_ to the next tag of the element; false at the end of the input. Outside of records
// only start tags count, and what is passed over is dropped.
bool SgmlRecords::find_tag(bool outside, bool& is_end) {
  const std::size_t longest = element_.size() + 3;
  while (true) {
    scan_ = std::min(buffer_.find('<', scan_), buffer_.size());
    if (outside) begin_ = scan_;
    if (!outside && scan_ - begin_ > max_record_bytes_) {
      dropped_ += scan_ - begin_;
      begin_ = scan_;
    }
    if (buffer_.size() - scan_ < longest && fill()) continue;
    if (scan_ + 1 >= buffer_.size()) {
      scan_ = buffer_.size();
      if (outside) begin_ = scan_;
      return false;
    }
    is_end = tag_at(scan_, true);
    if ((is_end && !outside) || tag_at(scan_, false)) return true;
    ++scan_;
  }
}

bool SgmlRecords::next(Record& record) {
  record = Record();
  bool is_end = false;
  if (!find_tag(true, is_end)) return false;
  record.number = ++number_;
  record.offset = offset_ + begin_;
  dropped_ = 0;
  ++scan_;
  record.ended = find_tag(false, is_end);
  std::size_t end = scan_;
  if (record.ended && is_end) {
    end = std::min(buffer_.find('>', scan_), buffer_.size() - 1) + 1;
    scan_ = end;
  }
  record.length = dropped_ + end - begin_;
  record.too_long = record.length > max_record_bytes_;
  if (!record.too_long) record.text = std::string_view(buffer_).substr(begin_, end - begin_);
  begin_ = end;
  return true;
}

}  // namespace dateline
