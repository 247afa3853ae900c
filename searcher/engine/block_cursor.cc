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
  const std::uint32_t size = list_.block_size(block);
  if (decoded.block != block) {
    decoded.block = kNone;  // of a block that cannot be read nothing is left
    list_.docs(block, decoded.docs.data());
    decoded.block = block;
    postings_decoded.fetch_add(size, std::memory_order_relaxed);
  }
  return {decoded.docs.data(), size};
}

std::span<const std::uint32_t> BlockCursor::counts(std::uint32_t block) {
  Decoded& decoded = decoded_[block % kKept];
  if (decoded.counted != block) {
    decoded.counted = kNone;
    list_.counts(block, decoded.counts.data());
    decoded.counted = block;
  }
  return {decoded.counts.data(), list_.block_size(block)};
}

// To decode a block takes as long as to read so many counts of it one by one.
void BlockCursor::counts(std::uint32_t block, std::span<const std::uint32_t> places,
                         std::uint32_t* out) {
  constexpr std::size_t kFew = 16;
  // What the bits of a damaged list tell may be anywhere.
  if (block >= list_.blocks() || places.back() >= list_.block_size(block)) throw_outside();
  if (places.size() <= kFew && decoded_[block % kKept].counted != block) {
    list_.counts(block, places, out);
    return;
  }
  const auto all = counts(block);
  for (const std::uint32_t place : places) *out++ = all[place];
}

}  // namespace dateline
