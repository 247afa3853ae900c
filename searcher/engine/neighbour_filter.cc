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
  struct Asked {
    std::uint32_t place;
    std::array<Tokens::NeighbourBit, kMostNeighbours> bits;
  };
  for (const Hashes& hashes : required_) {
    std::array<Asked, kAhead> ring;
    std::size_t seen = 0;
    const auto check = [&](const Asked& asked) {
      const auto end = asked.bits.begin() + static_cast<std::ptrdiff_t>(hashes.size());
      const bool may = std::any_of(asked.bits.begin(), end,
                                   [](const Tokens::NeighbourBit& bit) { return bit.may(); });
      if (!may) mask.reset(asked.place);
    };
    const DocMask all = mask;
    all.for_each([&](std::uint32_t i) {
      Asked& asked = ring[seen % kAhead];
      if (seen >= kAhead) check(asked);
      asked.place = i;
      for (std::size_t k = 0; k < hashes.size(); ++k) {
        asked.bits[k] = tokens.neighbour(window.begin + i, hashes[k]);
        asked.bits[k].prefetch();
      }
      ++seen;
    });
    const std::size_t left = std::min(seen, kAhead);
    for (std::size_t k = seen - left; k < seen; ++k) check(ring[k % kAhead]);
  }
}

}  // namespace dateline
