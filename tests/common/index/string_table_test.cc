#include "common/index/string_table.h"

#include <map>
#include <random>
#include <string>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("strings are numbered as they come", "[index]") {
  StringTable table;
  CHECK(table.intern("war") == 0);
  CHECK(table.intern("") == 1);
  CHECK(table.intern("peace") == 2);
  CHECK(table.intern("war") == 0);
  CHECK(table.intern(std::string("pe\0ce", 5)) == 3);
  CHECK(table.size() == 4);
  CHECK(table[1].empty());
  CHECK(table[2] == "peace");
  table.clear();
  CHECK(table.size() == 0);
  CHECK(table.intern("peace") == 0);
}

TEST_CASE("a table of strings grows like a map", "[index]") {
  const std::uint32_t seed = 21;
  CAPTURE(seed);
  std::mt19937 random(seed);
  StringTable table;
  std::map<std::string, std::uint32_t> expected;
  for (int i = 0; i < 60'000; ++i) {
    std::string text = std::to_string(random() % 40'000);
    if (i % 5000 == 0) text.assign(100'000, static_cast<char>('a' + i / 5000));
    const auto next = static_cast<std::uint32_t>(expected.size());
    REQUIRE(table.intern(text) == expected.try_emplace(text, next).first->second);
  }
  REQUIRE(table.size() == expected.size());
  for (const auto& [text, number] : expected) REQUIRE(table[number] == text);
}
