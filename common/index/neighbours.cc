#include "common/index/neighbours.h"

#include "common/analysis/analyzer.h"
#include "common/index/tokens.h"

namespace dateline {

void append_neighbours(std::span<const std::uint8_t> low, std::uint64_t start,
                       std::vector<std::uint8_t>& bits) {
  const std::uint64_t bytes =
      first_neighbour_byte(start + low.size()) - first_neighbour_byte(start);
  const std::size_t base = bits.size();
  bits.resize(base + bytes);
  if (bytes == 0) return;  // of one entry, the end of the title
  std::uint8_t before = kTitleEnd;
  for (const std::uint8_t byte : low) {
    if (byte < kFirstTokenHash && byte != kTitleEnd) continue;
    if (before != kTitleEnd && byte != kTitleEnd) {
      const std::uint64_t bit = neighbour_bit(neighbour_hash(before, byte), bytes);
      bits[base + bit / 8] |= static_cast<std::uint8_t>(1U << bit % 8);
    }
    before = byte;
  }
}

}  // namespace dateline
