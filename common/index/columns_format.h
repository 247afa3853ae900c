#pragma once

#include <cstdint>

namespace dateline {

// The layout of `columns`, which its reader and its writer must agree on: one section each, an
// element per document unless their readers say otherwise.
namespace columns_format {

inline constexpr std::uint32_t kVersion = 6;

enum : std::uint64_t {
  kDays = 1,
  kPrecisions,
  kWords,
  kContentHashes,
  kRuns,
  kTimes,
  kStories,
  kIdStarts,
  kIds,
  kFirstDays,  // these: the parts of the DateIndex
  kDayTableStarts,
  kExactRuns,
  kDayTables,
  kDimensionBase = 16
};

// The sections of a dimension.
enum Part : std::uint64_t {
  kStarts,
  kValues,
  kStringStarts,
  kStrings,
  kSetOf,
  kSetStarts,
  kSetValues,
  kParts
};

inline std::uint64_t section_of(std::size_t dimension, Part part) {
  return kDimensionBase + dimension * kParts + part;
}

}  // namespace columns_format
}  // namespace dateline
