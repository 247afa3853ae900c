#include "searcher/present/marked.h"

#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "common/text/width.h"
#include "tests/catch.h"
#include "tests/searcher/present/fixture.h"

namespace dateline::present_test {
namespace {

std::vector<std::string> marked_words(const Marked& marked) {
  std::vector<std::string> words;
  for (const Span& span : marked.spans) {
    words.push_back(marked.text.substr(span.begin, span.end - span.begin));
  }
  return words;
}

std::vector<std::string> plain_lines(const Marked& marked, std::size_t columns) {
  return wrap_marked(marked, columns, Look{}, Painter(false));
}

TEST_CASE("printable: nothing controls the terminal") {
  CHECK(printable("a\x1b[31mb").text == "a [31mb");
  CHECK(printable("a\xc2\x9b"
                  "31mb")
            .text == "a 31mb");
  CHECK(printable("  one\n\n two\t\r\nthree ").text == "one two three");
  CHECK(printable("a\xe2\x80\xae"
                  "b\xe2\x81\xa6"
                  "c")
            .text == "abc");
  CHECK(printable("co\xc2\xad"
                  "operate")
            .text == "cooperate");
  CHECK(printable(std::string_view("a\0b", 3)).text == "a b");
  CHECK(printable("a\xff"
                  "b")
            .text ==
        "a\xef\xbf\xbd"
        "b");
  CHECK(printable("").text.empty());
  CHECK(printable(" \n ").text.empty());
}

TEST_CASE("printable: ranges move with their words") {
  const std::string text =
      "\n\nthe\t\x1b"
      " embassy\nin \xe2\x80\xaa"
      "東京 today";
  const std::size_t embassy = text.find("embassy");
  const std::size_t tokyo = text.find("東京");
  const Marked marked = printable(text, {{embassy, embassy + 7}, {tokyo, tokyo + 6}});
  CHECK(marked.text == "the embassy in 東京 today");
  CHECK(marked_words(marked) == std::vector<std::string>{"embassy", "東京"});
}

TEST_CASE("printable: ranges that make no sense are cut or left out") {
  CHECK(marked_words(printable("word", {{2, 99}})) == std::vector<std::string>{"rd"});
  CHECK(printable("word", {{9, 12}}).spans.empty());
  CHECK(printable("word", {{3, 1}}).spans.empty());
  CHECK(marked_words(printable("word", {{0, 3}, {1, 4}})) == std::vector<std::string>{"wor", "d"});
  CHECK(printable("", {{0, 3}}).spans.empty());
}

TEST_CASE("well_formed: clean text stays byte for byte") {
  const std::string text = " a\n\tb\xe2\x80\xae 東京 ";
  CHECK(well_formed(text, {{1, 2}}).text == text);
}

TEST_CASE("wrap_marked: without colour, asterisks stay with their words") {
  Marked marked = {"aaaa bbbb cccc", {{5, 9}}};
  CHECK(plain_lines(marked, 80) == std::vector<std::string>{"aaaa *bbbb* cccc"});
  CHECK(plain_lines(marked, 10) == std::vector<std::string>{"aaaa", "*bbbb*", "cccc"});
  marked = {"東京東京東京", {{6, 12}}};
  for (const std::string& line : plain_lines(marked, 6)) {
    CAPTURE(line);
    CHECK(display_width(line) <= 6);
    CHECK(line != "*");
    CHECK(!line.ends_with("東*"));
  }
}

TEST_CASE("wrap_marked: with colour, a range over a line end is painted on both lines") {
  const Marked marked = {"one two three", {{4, 13}}};
  const auto lines = wrap_marked(marked, 7, Look{}, Painter(true));
  CHECK(lines == std::vector<std::string>{"one \x1b[1;31mtwo\x1b[0m", "\x1b[1;31mthree\x1b[0m"});
}

TEST_CASE("printable_field: right-to-left text is closed off") {
  CHECK(printable_field("plain") == "plain");
  CHECK(printable_field("عكاظ") == "عكاظ\xe2\x80\x8e");
  CHECK(printable_field("שלום") == "שלום\xe2\x80\x8e");
}

TEST_CASE("wrap_marked: any bytes fit and come out well-formed") {
  const unsigned seed = 1916;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    std::string text(random() % 120, '\0');
    for (char& c : text) c = static_cast<char>(random() % 3 == 0 ? random() : 'a' + random() % 26);
    const Marked marked = printable(text, {{random() % 60, random() % 130}});
    for (const bool color : {false, true}) {
      for (const std::string& line : wrap_marked(marked, 12, Look{}, Painter(color))) {
        const std::string plain = unpainted(line);
        REQUIRE(display_width(plain) <= 12);
        REQUIRE(is_clean_utf8(plain));
        REQUIRE(plain.find('\x1b') == std::string::npos);
      }
    }
  }
}

}  // namespace
}  // namespace dateline::present_test
