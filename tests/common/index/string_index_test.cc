#include "common/index/string_index.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("strings are found by hash, the first of equal ones", "[index]") {
  const std::uint32_t seed = 33;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (const std::uint32_t most : {0u, 1u, 2u, 3u, 5000u}) {
    std::multiset<std::string> sorted = {};
    for (std::uint32_t i = 0; i < most; ++i) sorted.insert(std::to_string(random() % (2 * most)));
    const std::vector<std::string> strings(sorted.begin(), sorted.end());
    const auto size = static_cast<std::uint32_t>(strings.size());
    const auto at = [&](std::uint32_t i) -> std::string_view { return strings[i]; };
    const std::vector<std::uint32_t> places = StringIndex::make(size, at);
    const StringIndex index(places);
    REQUIRE(index.sound());
    for (std::uint32_t i = 0; i < 2 * most + 2; ++i) {
      const std::string text = std::to_string(i);
      const auto found = std::lower_bound(strings.begin(), strings.end(), text);
      const bool known = found != strings.end() && *found == text;
      REQUIRE(index.find(text, size, at) ==
              (known ? static_cast<std::uint32_t>(found - strings.begin()) : StringIndex::kNone));
    }
  }
}

TEST_CASE("a damaged table finds nothing, or what was asked for", "[index]") {
  const std::vector<std::string> strings = {"a", "b", "c"};
  const auto at = [&](std::uint32_t i) -> std::string_view { return strings[i]; };
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::uint32_t> places = StringIndex::make(3, at);
    for (std::uint32_t& place : places) {
      if (random() % 2 == 0) place = random() % 6;
    }
    const std::uint32_t found = StringIndex(places).find("b", 3, at);
    REQUIRE((found == 1 || found == StringIndex::kNone));
  }
  const std::vector<std::uint32_t> odd = {1, 2, 3};
  CHECK_FALSE(StringIndex(odd).sound());
  CHECK(StringIndex().sound());
  CHECK(StringIndex().find("a", 3, at) == StringIndex::kNone);
}
