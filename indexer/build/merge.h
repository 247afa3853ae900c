#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "common/index/snapshot.h"

namespace dateline {

// Which segments to merge now, as ascending positions in the manifest; empty: none. Segments are in
// tiers by their number of articles, each tier eight times as large as the one below; a tier is
// merged when it has eight, so that an article is rewritten once a tier and a query meets a few
// dozen segments at most (the tiered policy of log-structured merge trees).
std::vector<std::size_t> choose_merge(const Manifest& manifest);

// Writes the documents of these segments of `snapshot`, one segment after the other, as a new
// segment `name`: a run for each run of theirs. Deleted documents stay, as tombstones. Everything
// is durable when it returns. Throws Error: kSystem, kIndex.
SegmentEntry merge_segments(const Snapshot& snapshot, const std::vector<std::size_t>& segments,
                            const std::string& name);

}  // namespace dateline
