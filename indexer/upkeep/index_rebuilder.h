#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/upkeep/segment_check.h"

namespace dateline {

struct RebuildReport {
  std::uint64_t segments = 0;               // of the index
  std::uint64_t rebuilt = 0;                // of them
  bool habits = false;                      // whether those of sources were damaged and are dropped
  std::vector<SegmentReport> unrestorable;  // whose stored articles or tombstones are damaged
};

// Checks every segment of an index and, on this many threads, makes everything but the stored
// articles again of those where it is missing, damaged or of another version; with `all`, of all
// whose stored articles are sound. Each segment is published when it is done, under a new name, so
// that readers are not disturbed and a killed rebuild can be run again. The caller holds the write
// lock. Throws Error: kIndex (the manifest), kSystem, kInterrupted.
RebuildReport rebuild_index(const std::string& index, bool all, std::size_t threads);

}  // namespace dateline
