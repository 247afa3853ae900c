#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>

#include "common/index/section_file.h"

namespace dateline {

// Bytes that wait to become a section of a file that is being written: in a file of their own
// beside it, which has no name and goes with this object. Throws Error::Kind::kSystem.
class SpillFile {
 public:
  // `path` is the name that the file has for a moment.
  explicit SpillFile(const std::string& path);

  void append(std::span<const std::uint8_t> bytes);
  // Writes all of them as section `id`; ends the use of this object.
  void move_to(SectionWriter& writer, std::uint64_t id);

 private:
  std::string path_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::uint64_t size_ = 0;
};

}  // namespace dateline
