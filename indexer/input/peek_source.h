#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dateline {

// Passes on the bytes of `inner`, whose first ones can be looked at before they are read. `inner`
// must outlive it.
class PeekSource final : public ByteSource {
 public:
  explicit PeekSource(ByteSource& inner) : inner_(inner) {}

  // The next `bytes` unread bytes, fewer only at the end. Valid until the next call.
  std::string_view peek(std::size_t bytes);

  std::size_t read(std::span<char> buffer) override;
  const std::string& name() const override { return inner_.name(); }

 private:
  ByteSource& inner_;
  std::string head_;
  std::size_t position_ = 0;  // of the first unread byte of head_
};

}  // namespace dateline
