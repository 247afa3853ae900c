#include "indexer/input/charset_source.h"

#include <string_view>

#include "indexer/input/peek_source.h"

namespace dateline {

void CharsetSource::start() {
  started_ = true;
  const std::string_view head = inner_.peek(kSampledBytes);
  CharsetHints hints;
  hints.declared = declared_;
  const std::string charset = detect_charset(head, hints, head.size() < kSampledBytes);
  const std::size_t mark = head.starts_with("\xef\xbb\xbf")                               ? 3
                           : head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff") ? 2
                                                                                          : 0;
  // "\xff\xfe" is a mark only where it was taken for one.
  if (mark == 3 || (mark == 2 && charset.starts_with("UTF-16"))) {
    char skipped[3];
    inner_.read(std::span(skipped).first(mark));
  }
  if (charset != "UTF-8") transcoder_.emplace(charset);
}

std::size_t CharsetSource::read(std::span<char> buffer) {
  if (!started_) start();
  return transcoder_ ? transcoder_->read(inner_, buffer) : inner_.read(buffer);
}

}  // namespace dateline
