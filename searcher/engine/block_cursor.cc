#include "searcher/engine/block_cursor.h"

#include <algorithm>

#include "searcher/engine/work.h"

namespace dateline {

std::uint32_t BlockCursor::find(DocIndex doc) {
  const std::span<const DocIndex> last = list_.last();
  // Gallop from where the last search ended, in either direction.
  std::size_t low = 0;
  std::size_t high = last.size();
  if (at_ < last.size() && last[at_] < doc) {
    low = at_ + 1;
    for (std::size_t step = 1; low + step < high; step *= 2) {
      if (last[low + step] >= doc) {
        high = low + step;
        break;
      }
      low += step + 1;
    }
  } else {
    high = std::min<std::size_t>(at_, last.size());
    for (std::size_t step = 1; high >= step; step *= 2) {
      if (last[high - step] < doc) {
        low = high - step + 1;
        break;
      }
      high -= step;
    }
  }
  at_ = static_cast<std::uint32_t>(
      std::lower_bound(last.begin() + static_cast<std::ptrdiff_t>(low),
                       last.begin() + static_cast<std::ptrdiff_t>(high), doc) -
      last.begin());
  return at_;
}

std::span<const DocIndex> BlockCursor::docs(std::uint32_t block) {
  Decoded& decoded = decoded_[block % kKept];
  if (decoded.block != block) {
    decoded.block = kNone;  // of a block that cannot be read nothing is left
    decoded.counted = false;
    decoded.size = list_.docs(block, decoded.docs.data());
    decoded.block = block;
    postings_decoded.fetch_add(decoded.size, std::memory_order_relaxed);
  }
  return {decoded.docs.data(), decoded.size};
}

std::span<const std::uint32_t> BlockCursor::counts(std::uint32_t block) {
  Decoded& decoded = decoded_[block % kKept];
  if (!decoded.counted) {
    list_.counts(block, decoded.counts.data());
    decoded.counted = true;
  }
  return {decoded.counts.data(), decoded.size};
}

// To decode a block takes as long as to read so many numbers of it one by one.
void BlockCursor::counts(std::uint32_t block, std::span<const std::uint32_t> places, float* out) {
  constexpr std::size_t kFew = 12;
  if (places.size() <= kFew && !decoded_[block % kKept].counted) {
    for (const std::uint32_t place : places) {
      *out++ = static_cast<float>(static_cast<std::int32_t>(list_.count(block, place)));
    }
    return;
  }
  const auto all = counts(block);
  for (const std::uint32_t place : places) {
    *out++ = static_cast<float>(static_cast<std::int32_t>(all[place]));
  }
}

}  // namespace dateline
