#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "indexer/input/byte_source.h"
#include "indexer/input/charset.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/transcoder.h"

namespace dateline {

// The text of `inner` in UTF-8, for readers of long files: the charset is found by detect_charset
// from the first 64 KB and what can be told from the hints. Bytes that are UTF-8, damaged or not,
// pass unchanged but for the byte order mark: repair_utf8 is the reader's part. `inner` must
// outlive it.
class CharsetSource final : public ByteSource {
 public:
  // `declared`: see CharsetHints; may be empty.
  explicit CharsetSource(ByteSource& inner, std::string declared = {})
      : inner_(inner), declared_(std::move(declared)) {}

  std::size_t read(std::span<char> buffer) override;
  const std::string& name() const override { return inner_.name(); }

 private:
  void start();

  PeekSource inner_;
  std::string declared_;
  bool started_ = false;
  std::optional<Transcoder> transcoder_;  // unset: nothing to convert
};

}  // namespace dateline
