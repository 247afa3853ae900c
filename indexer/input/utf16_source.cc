#include "indexer/input/utf16_source.h"

#include <string_view>

namespace dateline {

std::size_t Utf16Source::read(std::span<char> buffer) {
  if (!started_) {
    started_ = true;
    const std::string_view mark = inner_.peek(2);
    const bool little = mark == "\xff\xfe";
    if (little || mark == "\xfe\xff") {
      transcoder_.emplace(little ? "UTF-16LE" : "UTF-16BE");
      char skipped[2];
      inner_.read(skipped);
    }
  }
  return transcoder_ ? transcoder_->read(inner_, buffer) : inner_.read(buffer);
}

}  // namespace dateline
