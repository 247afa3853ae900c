#pragma once

#include <cstddef>
#include <string_view>

#include "common/analysis/analyzer.h"

namespace dateline {

// Room for `size` bytes (at most kArenaBlock) in the arena of `analysis`. Commit what was used of
// it with arena_commit; what is not committed is given out again.
inline constexpr std::size_t kArenaBlock = std::size_t{1} << 16;

inline char* arena_reserve(Analysis& analysis, std::size_t size) {
  std::size_t block = analysis.arena_used / kArenaBlock;
  if (analysis.arena_used % kArenaBlock + size > kArenaBlock) {
    ++block;
    analysis.arena_used = block * kArenaBlock;
  }
  if (block >= analysis.arena.size()) analysis.arena.emplace_back(new char[kArenaBlock]);
  return analysis.arena[block].get() + analysis.arena_used % kArenaBlock;
}

inline void arena_commit(Analysis& analysis, std::size_t size) { analysis.arena_used += size; }

}  // namespace dateline
