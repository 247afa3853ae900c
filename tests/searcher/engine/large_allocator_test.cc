#include "searcher/engine/large_allocator.h"

#include <cstdint>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("a table in huge pages is a table", "[engine]") {
  constexpr std::uint64_t kEntries = 700'000;  // some five megabytes
  std::vector<std::uint64_t, LargeAllocator<std::uint64_t>> table;
  for (std::uint64_t i = 0; i < kEntries; ++i) table.push_back(i * i);
  CHECK(reinterpret_cast<std::uintptr_t>(table.data()) % (2 << 20) == 0);
  const auto copy = table;
  table.clear();
  table.shrink_to_fit();
  bool same = copy.size() == kEntries;
  for (std::uint64_t i = 0; i < copy.size(); ++i) same = same && copy[i] == i * i;
  CHECK(same);
}
