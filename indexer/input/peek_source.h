#pragma once

#include <cstddef>
#include <exception>
#include <span>
#include <string>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dateline {

// How many bytes are looked at first: enough to tell the format of a file ...
inline constexpr std::size_t kSniffedBytes = std::size_t{4} << 10;
// ... and enough to tell its charset, its columns, or that it is no text.
inline constexpr std::size_t kSampledBytes = std::size_t{64} << 10;

// Passes on the bytes of `inner`, whose first ones can be looked at before they are read. `inner`
// must outlive it.
class PeekSource final : public ByteSource {
 public:
  explicit PeekSource(ByteSource& inner) : inner_(inner) {}

  // The next `bytes` unread bytes, fewer only at the end or where `inner` fails: the error is
  // thrown by the read() that gets there, or at once when there is nothing before it. Valid until
  // the next call.
  std::string_view peek(std::size_t bytes);

  std::size_t read(std::span<char> buffer) override;
  const std::string& name() const override { return inner_.name(); }

 private:
  ByteSource& inner_;
  std::string head_;
  std::size_t position_ = 0;  // of the first unread byte of head_
  std::exception_ptr error_;  // what `inner` threw after the bytes of head_
};

}  // namespace dateline
