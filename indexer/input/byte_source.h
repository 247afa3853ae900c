#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

// What is read of a file at a time, where nothing speaks for another size.
inline constexpr std::size_t kReadBytes = std::size_t{256} << 10;

// The decompressed bytes of one file, read once from front to back. Compression (gzip, zstd, bzip2,
// xz) is found by content. Throws Error::Kind::kInput when the file cannot be opened or its
// compressed data is damaged, naming the file.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills a prefix of `buffer` and returns its length; 0 at the end.
  virtual std::size_t read(std::span<char> buffer) = 0;
  // The name to show: a path, or "-".
  virtual const std::string& name() const = 0;
};

// Sees the bytes of a file as they are on disk, before decompression, as they are read.
using RawBytesSink = std::function<void(std::span<const char>)>;

std::unique_ptr<ByteSource> open_file(const std::string& path, RawBytesSink raw = {});
std::unique_ptr<ByteSource> open_standard_input(RawBytesSink raw = {});
std::unique_ptr<ByteSource> open_bytes(std::string name, std::string bytes);  // for tests
// The decompressed bytes of `raw`, or its bytes as they are when they are not compressed.
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> raw);

}  // namespace dateline
