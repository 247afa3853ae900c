#pragma once

#include <cstdint>
#include <string>

namespace dateline {

// Makes `target` an index of its own that holds what `index` has published: its files are linked
// where the file system allows it (they are never changed), else copied. Others may read and write
// `index` meanwhile; the copy is one published state, and durable. `target` must not exist or be an
// empty folder. Returns the number of articles. When it throws, nothing is left behind: Error
// kIndex, kUsage (`target` is in use), kSystem, kInterrupted.
std::uint64_t copy_index(const std::string& index, const std::string& target);

}  // namespace dateline
