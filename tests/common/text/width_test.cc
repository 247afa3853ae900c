#include "common/text/width.h"

#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "tests/catch.h"

namespace dateline {
namespace {

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  for (const Line& line : wrap(text, columns)) {
    lines.emplace_back(text.substr(line.begin, line.end - line.begin));
  }
  return lines;
}

TEST_CASE("display width counts terminal columns") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Albania") == 7);
  CHECK(display_width("Tiranë") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("地震") == 4);
  CHECK(display_width("ｶﾀ") == 2);
  CHECK(display_width("한국") == 4);
  CHECK(display_width("\u1112\u1161\u11AB") == 2);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("👩‍👩‍👧") == 2);
  CHECK(display_width("🇦🇱") == 2);
  CHECK(display_width("❤️") == 2);
  CHECK(display_width("a\u200Bb") == 2);
  CHECK(display_width("ที่") == 1);
}

TEST_CASE("fit cuts whole clusters and marks the cut") {
  CHECK(fit("Albania", 7) == "Albania");
  CHECK(fit("Albania", 6) == "Alban…");
  CHECK(fit("Albania", 1) == "…");
  CHECK(fit("Albania", 0).empty());
  CHECK(fit("地震発生", 5) == "地震…");
  CHECK(fit("地震発生", 4) == "地…");
  CHECK(fit("two words", 5) == "two…");
  CHECK(fit("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
}

TEST_CASE("wrap breaks where the script allows it") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("one two three", 100) == std::vector<std::string>{"one two three"});
  CHECK(wrapped("", 10).empty());
  CHECK(wrapped("a\nb", 10) == std::vector<std::string>{"a", "b"});
  CHECK(wrapped("a\n\nb", 10) == std::vector<std::string>{"a", "", "b"});
  CHECK(wrapped("地震発生", 4) == std::vector<std::string>{"地震", "発生"});
  CHECK(wrapped("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
  CHECK(wrapped("x abcdefgh y", 4) == std::vector<std::string>{"x", "abcd", "efgh", "y"});
}

TEST_CASE("wrapped lines keep their order, their width and all of the text") {
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {"a", "word", " ", "\n", "地震",
                                           "é", "-",    "😀", "ที่นี่", "\xFF"};
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    const std::size_t count = random() % 30;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    const std::size_t columns = 2 + random() % 12;
    std::size_t last = 0;
    for (const Line& line : wrap(text, columns)) {
      INFO("round " << round << " columns " << columns << " text " << text);
      REQUIRE(line.begin >= last);
      REQUIRE(line.end >= line.begin);
      REQUIRE(line.end <= text.size());
      REQUIRE(display_width(std::string_view(text).substr(line.begin, line.end - line.begin)) <=
              columns);
      REQUIRE(trim(std::string_view(text).substr(last, line.begin - last)).empty());
      last = line.end;
    }
    REQUIRE(trim(std::string_view(text).substr(last)).empty());
    REQUIRE(display_width(fit(text, columns)) <= columns);
  }
}

}  // namespace
}  // namespace dateline
