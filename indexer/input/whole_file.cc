#include "indexer/input/whole_file.h"

#include <algorithm>
#include <limits>
#include <span>

namespace dateline {
namespace {

constexpr std::size_t kFirstBuffer = std::size_t{16} << 10;
constexpr std::size_t kLargest = std::numeric_limits<std::size_t>::max() / 4;

}  // namespace

bool read_whole(ByteSource& source, std::size_t max_bytes, std::string& bytes) {
  max_bytes = std::min(max_bytes, kLargest);
  bytes.clear();
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) {
      if (size > max_bytes) return false;
      bytes.resize(std::min(std::max(kFirstBuffer, size * 2), max_bytes + 1));
    }
    const std::size_t got = source.read(std::span(bytes).subspan(size));
    if (got == 0) break;
    size += got;
  }
  bytes.resize(size);
  return size <= max_bytes;
}

}  // namespace dateline
