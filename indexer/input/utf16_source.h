#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "indexer/input/byte_source.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/transcoder.h"

namespace dateline {

// The bytes of `inner`; when they start with a byte order mark of UTF-16, the same text in UTF-8
// (unpaired surrogates become U+FFFD). `inner` must outlive it.
class Utf16Source final : public ByteSource {
 public:
  explicit Utf16Source(ByteSource& inner) : inner_(inner) {}

  std::size_t read(std::span<char> buffer) override;
  const std::string& name() const override { return inner_.name(); }

 private:
  PeekSource inner_;
  bool started_ = false;
  std::optional<Transcoder> transcoder_;  // unset: nothing to convert
};

}  // namespace dateline
