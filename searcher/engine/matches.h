#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "common/index/dimension.h"
#include "common/index/snapshot.h"
#include "searcher/engine/timeline.h"

namespace dateline {

// A result, without what is stored of it.
struct Ranked {
  DocAddress address;
  double score = 0;
  DateOrder order;
  std::uint64_t similar = 0;  // further results of the same story, when stories are collapsed
};

// How often each value of a dimension is among some documents: by segment, then by the value's
// number in the segment's dictionary.
using ValueCounts = std::vector<std::vector<std::uint64_t>>;

// What an engine finds.
struct Matches {
  std::vector<Ranked> top;  // from the first one on, best first
  std::uint64_t total = 0;
  bool exact = true;                            // else there may be more than `total`
  std::uint64_t undated = 0;                    // among the total
  std::uint64_t stories = 0;                    // among the total, when they are collapsed
  std::array<ValueCounts, kDimensions> values;  // of the facets that were asked for; else empty
  // The dates among the total, when they were asked for, and what they span. They may be counted by
  // periods that are no longer than the intervals of the timelines that were asked for.
  DayCounts days;
  DaySpan span;
};

}  // namespace dateline
