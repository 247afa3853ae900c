#pragma once

#include <cstdint>
#include <string>

#include "common/index/manifest.h"

namespace dateline {

// Makes `target` an index of its own that holds what `index` has published: its files are linked
// where the file system allows it (they are never changed), else copied. Others may read and write
// `index` meanwhile; the copy is one published state, and durable. `target` must not exist or be an
// empty folder. Returns the number of articles. When it throws, nothing is left behind: Error
// kIndex, kUsage (`target` is in use), kSystem, kInterrupted.
std::uint64_t copy_index(const std::string& index, const std::string& target);

// A try of it: copies what `manifest` names, which `index` has published at some time. False when
// it has been replaced before all of it was copied; then nothing is left behind.
bool copy_state(const std::string& index, const std::string& target, const Manifest& manifest);

}  // namespace dateline
