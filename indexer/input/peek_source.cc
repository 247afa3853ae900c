#include "indexer/input/peek_source.h"

#include <utility>

namespace dateline {

std::string_view PeekSource::peek(std::size_t bytes) {
  head_.erase(0, position_);
  position_ = 0;
  while (head_.size() < bytes && !error_) {
    const std::size_t old_size = head_.size();
    head_.resize(bytes);
    std::size_t got = 0;
    try {
      got = inner_.read(std::span(head_).subspan(old_size));
    } catch (...) {
      head_.resize(old_size);
      if (old_size == 0) throw;
      error_ = std::current_exception();
      break;
    }
    head_.resize(old_size + got);
    if (got == 0) break;
  }
  return std::string_view(head_).substr(0, bytes);
}

std::size_t PeekSource::read(std::span<char> buffer) {
  const std::size_t held = head_.size() - position_;
  if (held == 0) {
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    return inner_.read(buffer);
  }
  const std::size_t length = head_.copy(buffer.data(), buffer.size(), position_);
  position_ += length;
  return length;
}

}  // namespace dateline
