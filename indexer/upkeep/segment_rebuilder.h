#pragma once

#include <cstddef>
#include <string>

#include "common/index/manifest.h"

namespace dateline {

// Makes the segment folder `to`, which must not exist, from the stored articles of the folder
// `from`, on this many threads: `articles` and the tombstones that `entry` names are linked, or
// copied where that cannot be; everything else is written anew, as it was when the segment was
// made. Durable when it returns; nothing is left of it when it throws: Error::Kind::kSystem, kIndex
// (an article cannot be read), kInterrupted.
void rebuild_segment(const std::string& from, const std::string& to, const SegmentEntry& entry,
                     std::size_t threads);

}  // namespace dateline
