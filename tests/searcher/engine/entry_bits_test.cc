#include "searcher/engine/entry_bits.h"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("entries of a zone are found as bits", "[engine][scan]") {
  const std::uint32_t seed = 4;
  CAPTURE(seed);
  std::mt19937 random(seed);
  EntryBits bits;
  for (int round = 0; round < 500; ++round) {
    const std::uint32_t size = 1 + random() % 300;
    const unsigned values = round % 2 == 0 ? 3 : 100;
    std::vector<std::uint8_t> low(size + TokenView::kOverread);
    for (std::uint8_t& byte : low) byte = static_cast<std::uint8_t>(random() % values);
    ByteSet set;
    for (std::uint32_t i = 1 + random() % 6; i > 0; --i) {
      set.insert(static_cast<std::uint8_t>(random() % values));
    }
    Zone zone = {static_cast<std::uint32_t>(random() % size), 0};
    zone.end = zone.begin + 1 + random() % (size - zone.begin);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = zone.begin; i < zone.end; ++i) {
      if (set.has(low[i])) expected.push_back(i);
    }

    REQUIRE(bits.scan({low.data(), size}, zone, set) == !expected.empty());
    std::vector<std::uint32_t> found;
    bits.any_of([&](std::uint32_t entry) {
      found.push_back(entry);
      return false;
    });
    REQUIRE(found == expected);
    REQUIRE(bits.count() == expected.size());
    for (std::uint32_t at = zone.begin; at < zone.end; ++at) {
      const auto next = std::lower_bound(expected.begin(), expected.end(), at);
      if (next == expected.end()) {
        REQUIRE(bits.next(at) >= zone.end);
      } else {
        REQUIRE(bits.next(at) == *next);
      }
      REQUIRE(bits.after_previous(at) == (next == expected.begin() ? zone.begin : *(next - 1) + 1));
      const std::uint32_t end = at + random() % 80;
      REQUIRE(bits.any_in(at, std::min(end, zone.end)) ==
              (next != expected.end() && *next < std::min(end, zone.end)));
    }
    const auto even = [](std::uint32_t entry) { return entry % 2 == 0; };
    bits.keep_if(even);
    found.clear();
    bits.any_of([&](std::uint32_t entry) {
      found.push_back(entry);
      return false;
    });
    std::erase_if(expected, [&](std::uint32_t entry) { return !even(entry); });
    REQUIRE(found == expected);
  }
}
