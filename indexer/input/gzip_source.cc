#include "indexer/input/gzip_source.h"

#include <utility>

#include "common/error.h"
#include "indexer/input/byte_source.h"
#include "indexer/input/compressed_source.h"

namespace dateline {

GzipSource::GzipSource(std::unique_ptr<ByteSource> raw)
    : raw_(std::move(raw)), inflater_(Inflater::Kind::kGzip), buffer_(kReadBytes) {}

bool GzipSource::fill() {
  if (!input_.empty()) return true;
  const std::size_t got = raw_->read(buffer_);
  input_ = std::string_view(buffer_.data(), got);
  return got > 0;
}

// Between members: false at the end of the file.
bool GzipSource::begin_member() {
  while (fill()) {
    input_.remove_prefix(std::min(input_.find_first_not_of('\0'), input_.size()));
    if (input_.empty()) continue;
    if (input_.front() != '\x1f') fail("something else follows the compressed data");
    inflater_.reset();
    in_member_ = true;
    return true;
  }
  return false;
}

void GzipSource::fail(const std::string& why) {
  ended_ = true;
  throw damaged_data(name(), "gzip", delivered_, why);
}

std::size_t GzipSource::read(std::span<char> buffer) {
  std::span<char> room = buffer;
  while (!ended_ && !buffer.empty() && room.size() == buffer.size()) {
    if (!in_member_ && !begin_member()) {
      ended_ = true;
      break;
    }
    if (!fill()) fail("the data ends too early");
    switch (inflater_.inflate(input_, room)) {
      case Inflater::Status::kMore:
        break;
      case Inflater::Status::kEnd:
        in_member_ = false;
        break;
      case Inflater::Status::kDamaged:
        // What this call gave is not verified but is what there is; the next call says the rest.
        if (room.size() == buffer.size()) fail(inflater_.message());
        break;
    }
  }
  const std::size_t got = buffer.size() - room.size();
  delivered_ += got;
  return got;
}

}  // namespace dateline
