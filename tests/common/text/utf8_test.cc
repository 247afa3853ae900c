#include "common/text/utf8.h"

#include <random>
#include <string>
#include <string_view>

#include "tests/catch.h"

namespace dateline {
namespace {

TEST_CASE("clean UTF-8 is told from ill-formed bytes") {
  CHECK(is_clean_utf8(""));
  CHECK(is_clean_utf8("Tiranë, ž, 地震, 😀"));
  CHECK_FALSE(is_clean_utf8(std::string_view("a\0b", 3)));
  CHECK_FALSE(is_clean_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(is_clean_utf8("\xE0\x80\xAF"));      // overlong
  CHECK_FALSE(is_clean_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_clean_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(is_clean_utf8("\xE2\x82"));          // cut
  CHECK_FALSE(is_clean_utf8("\x80"));
  CHECK_FALSE(is_clean_utf8("\xFF"));
}

TEST_CASE("each maximal ill-formed part becomes one replacement character") {
  CHECK(repair_utf8("地\xE2\x82") == "地\uFFFD");
  CHECK(repair_utf8("地\xF0\x9F\x98 x") == "地\uFFFD x");
  CHECK(repair_utf8("地震\xC0\xAF") == "地震\uFFFD\uFFFD");
  CHECK(repair_utf8("地\xED\xA0\x80") == "地\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("controls, line ends and the byte order mark are normalised") {
  CHECK(repair_utf8("\xEF\xBB\xBFTitle\r\nbody\rend\n") == "Title\nbody\nend\n");
  CHECK(repair_utf8(std::string_view("a\0b\x01\x1F\tc", 7)) == "ab\tc");
  CHECK(repair_utf8("a\uFEFFb") == "a\uFEFFb");
}

TEST_CASE("Windows-1252 is recognised") {
  CHECK(repair_utf8("caf\xE9 cr\xE8me, \x93quoted\x94 \x80"
                    "5") == "café crème, “quoted” €5");
  CHECK(repair_utf8("Stra\xDF"
                    "e") == "Straße");
  // Mostly UTF-8: the odd byte is damage.
  CHECK(repair_utf8("é è ü \xE9 x") == "é è ü \uFFFD x");
  // 0x81 means nothing in Windows-1252.
  CHECK(repair_utf8("caf\xE9 \x81 x") == "caf\uFFFD \uFFFD x");
  // A cut at the end of plain text is damage, not another encoding.
  CHECK(repair_utf8("plain text\xC3") == "plain text\uFFFD");
  CHECK(repair_utf8("plain text\xE2\x80") == "plain text\uFFFD");
}

TEST_CASE("repair gives clean text and leaves clean text alone") {
  std::mt19937 random(20240917);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& byte : bytes) {
      byte = static_cast<char>(random() % 3 == 0 ? 'a' + random() % 26 : random() % 256);
    }
    const std::string repaired = repair_utf8(bytes);
    INFO("round " << round);
    REQUIRE(is_clean_utf8(repaired));
    // A byte order mark behind a dropped control may come to the front.
    if (!repaired.starts_with("\xEF\xBB\xBF")) REQUIRE(repair_utf8(repaired) == repaired);
    std::size_t position = 0;
    std::size_t steps = 0;
    while (position < bytes.size()) {
      const std::size_t before = position;
      next_code_point(bytes, position);
      REQUIRE(position > before);
      REQUIRE(position <= bytes.size());
      ++steps;
    }
    REQUIRE(steps <= bytes.size());
  }
}

TEST_CASE("code points survive encoding and decoding") {
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 37) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t position = 0;
    REQUIRE(next_code_point(text, position) == c);
    REQUIRE(position == text.size());
  }
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  CHECK(text == "\uFFFD\uFFFD");
  std::size_t position = 0;
  CHECK(next_code_point("\xE2\x82", position) == 0xFFFD);
  CHECK(position == 1);
}

TEST_CASE("a prefix never cuts a character") {
  CHECK(utf8_prefix("aé地😀", 100) == "aé地😀");
  CHECK(utf8_prefix("aé地😀", 0).empty());
  CHECK(utf8_prefix("aé地😀", 1) == "a");
  CHECK(utf8_prefix("aé地😀", 2) == "a");
  CHECK(utf8_prefix("aé地😀", 3) == "aé");
  CHECK(utf8_prefix("aé地😀", 5) == "aé");
  CHECK(utf8_prefix("aé地😀", 6) == "aé地");
  CHECK(utf8_prefix("aé地😀", 9) == "aé地");
  CHECK(utf8_prefix("\x80\x80\x80", 2) == "\x80\x80");
}

TEST_CASE("trim takes every kind of space") {
  CHECK(trim(" \t\n a b \r\n") == "a b");
  CHECK(trim("\u00A0\u3000\u200B\uFEFFx\u2028\u200D") == "x");
  CHECK(trim("\u2003").empty());
  CHECK(trim("").empty());
  CHECK(trim("é") == "é");
  CHECK(trim(" \x80 ") == "\x80");
}

}  // namespace
}  // namespace dateline
