#pragma once

#include <string_view>
#include <vector>

namespace dateline::corpus {

// Bytes written by pointer: ask for room, write, say where the end is.
class Buffer {
 public:
  // Where the next byte goes; `bytes` may be written there. Earlier pointers end to be valid.
  char* room(std::size_t bytes) {
    if (bytes_.size() - size_ < bytes) bytes_.resize(bytes_.size() * 2 + bytes);
    return bytes_.data() + size_;
  }
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.data()); }

  std::string_view view() const { return {bytes_.data(), size_}; }
  std::size_t size() const { return size_; }
  void clear() { size_ = 0; }

 private:
  std::vector<char> bytes_;
  std::size_t size_ = 0;
};

}  // namespace dateline::corpus
