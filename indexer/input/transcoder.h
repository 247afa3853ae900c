#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "indexer/input/byte_source.h"

namespace dateline {

// Converts the bytes of a source from a charset that ICU knows to UTF-8, piece by piece. What
// cannot be decoded becomes U+FFFD.
class Transcoder {
 public:
  // Throws Error::Kind::kSystem when ICU has no converter for `charset`.
  explicit Transcoder(const std::string& charset);
  ~Transcoder();

  // Fills a prefix of `buffer` with UTF-8 and returns its length; 0 at the end. Reads `source`, the
  // same at every call, as needed.
  std::size_t read(ByteSource& source, std::span<char> buffer);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
