#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/byte_source.h"
#include "indexer/input/inflater.h"

namespace dateline {

// The decompressed bytes of a gzip file of one or several members. Every member's checksum is
// checked. Where the file is damaged or cut off, all that could be decompressed is delivered first,
// then read() throws Error::Kind::kInput, once. Zero bytes after the last member are padding.
class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> raw);

  std::size_t read(std::span<char> buffer) override;
  const std::string& name() const override { return raw_->name(); }

 private:
  bool fill();
  bool begin_member();
  void fail(const std::string& why);

  std::unique_ptr<ByteSource> raw_;
  Inflater inflater_;
  std::vector<char> buffer_;
  std::string_view input_;  // read, not yet decompressed
  std::uint64_t delivered_ = 0;
  bool in_member_ = true;
  bool ended_ = false;
};

}  // namespace dateline
