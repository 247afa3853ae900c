#include "searcher/engine/neighbour_filter.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline {
namespace {

// Of more neighbours in question some are nearly always possible.
constexpr unsigned kMostNeighbours = 8;
// So many documents ahead their memory is asked for.
constexpr std::size_t kAhead = 16;

template <typename F>
void for_each_byte(const ByteSet& set, F f) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (set.has(static_cast<std::uint8_t>(byte))) f(static_cast<std::uint8_t>(byte));
  }
}

}  // namespace

void NeighbourFilter::require(const ByteSet& left, const ByteSet& right) {
  if (left.size() * right.size() > kMostNeighbours) return;
  Hashes& hashes = required_.emplace_back();
  for_each_byte(left, [&](std::uint8_t one) {
    for_each_byte(right, [&](std::uint8_t other) { hashes.push_back(neighbour_hash(one, other)); });
  });
}

void NeighbourFilter::keep(const Tokens& tokens, const Window& window, DocMask& mask) const {
  for (const Hashes& hashes : required_) {
    std::array<DocIndex, kAhead> ring;
    std::size_t seen = 0;
    const auto check = [&](DocIndex doc) {
      const bool may = std::any_of(hashes.begin(), hashes.end(), [&](std::uint16_t hash) {
        return tokens.may_neighbour(doc, hash);
      });
      if (!may) mask.reset(doc - window.begin);
    };
    const DocMask all = mask;
    all.for_each([&](std::uint32_t i) {
      const DocIndex doc = window.begin + i;
      for (const std::uint16_t hash : hashes) tokens.prefetch_neighbour(doc, hash);
      DocIndex& place = ring[seen % kAhead];
      if (seen >= kAhead) check(place);
      place = doc;
      ++seen;
    });
    const std::size_t left = std::min(seen, kAhead);
    for (std::size_t k = seen - left; k < seen; ++k) check(ring[k % kAhead]);
  }
}

}  // namespace dateline
