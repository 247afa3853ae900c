#include "common/index/spill_file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "common/error.h"

namespace dateline {
namespace {

constexpr std::size_t kCopyBytes = 1 << 20;

}  // namespace

SpillFile::SpillFile(const std::string& path)
    : path_(path), file_(std::fopen(path.c_str(), "w+be"), std::fclose) {
  if (file_ == nullptr || unlink(path_.c_str()) != 0) throw system_error("write " + path_, errno);
}

void SpillFile::append(std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return;  // there may be no address of them
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    throw system_error("write " + path_, errno);
  }
  size_ += bytes.size();
}

void SpillFile::move_to(SectionWriter& writer, std::uint64_t id) {
  if (std::fflush(file_.get()) != 0 || std::fseek(file_.get(), 0, SEEK_SET) != 0) {
    throw system_error("write " + path_, errno);
  }
  writer.begin(id);
  std::vector<std::uint8_t> bytes(kCopyBytes);
  for (std::uint64_t left = size_; left > 0;) {
    const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(left, bytes.size()));
    if (std::fread(bytes.data(), 1, want, file_.get()) != want) {
      throw system_error("read " + path_, std::ferror(file_.get()) != 0 ? errno : EIO);
    }
    writer.append_array(std::span<const std::uint8_t>(bytes).first(want));
    left -= want;
  }
}

}  // namespace dateline
