#include "searcher/query/loosen.h"

#include <string>

#include "tests/catch.h"

using namespace dateline;

namespace {

std::string loose(const char* text) { return to_string(loosen(parse_query(text, 0).root)); }

}  // namespace

TEST_CASE("matching any needs one word and every filter", "[query]") {
  CHECK(loose("a b") == "a OR b");
  CHECK(loose("a \"b c\" title:d") == "a OR \"b c\" OR title:d");
  CHECK(loose("a b country:AL -c date:2022") == "(a OR b) country:AL -c date:2022");
  CHECK(loose("a (b OR c) d") == "a OR b OR c OR d");
  CHECK(loose("a (country:AL OR source:x) b") == "(a OR b) (country:AL OR source:x)");
}

TEST_CASE("any word of a run of CJK text is enough", "[query]") {
  CHECK(loose("中国政府宣布新政策") == "中国 OR 政府 OR 宣布新 OR 政策");
  CHECK(loose("中国政府宣布新政策 country:CN -c") ==
        "(中国 OR 政府 OR 宣布新 OR 政策) country:CN -c");
  CHECK(loose("地震") == "地震");
  CHECK(loose("地震 台风") == "地震 OR 台风");
  CHECK(loose("\"中国政府宣布新政策\"") == "\"中国政府宣布新政策\"");
}

TEST_CASE("there may be nothing to loosen", "[query]") {
  for (const char* text : {"", "a", "a country:AL", "a -b", "a OR b", "a OR (b c)", "title:(a b)",
                           "a NEAR/5 b", "country:AL date:2022", "-(a b)"}) {
    CAPTURE(text);
    const Node root = parse_query(text, 0).root;
    CHECK(loosen(root) == root);
  }
}

TEST_CASE("plain words stand anywhere and in any form", "[query]") {
  const auto plain = [](const char* text) {
    return to_string(plain_words(parse_query(text, 0).root));
  };
  CHECK(plain("\"grain deal\" kiev") == "grain deal kiev");
  CHECK(plain("a NEAR/5 \"b c\"") == "a b c");
  CHECK(plain("title:(a OR \"b\") -\"c d\" country:AL") == "(a OR b) -\"c d\" country:AL");
  CHECK(plain("atleast3 drought cyber*") == "drought cyber*");
  for (const char* text : {"", "a", "a b", "country:AL", "a OR (b -c)"}) {
    CAPTURE(text);
    const Node root = parse_query(text, 0).root;
    CHECK(plain_words(root) == root);
  }
}
