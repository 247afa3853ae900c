#include <string>
#include <string_view>

#include "searcher/query/ast.h"
#include "tests/catch.h"
#include "tests/searcher/query/helpers.h"

using namespace dateline;

namespace {

// The first diagnostic as `[the part of the query] message`; "" when there is none.
std::string marked(std::string_view text) {
  const auto diagnostics = parse_query(text, kToday).diagnostics;
  if (diagnostics.empty()) return {};
  const Diagnostic& first = diagnostics.front();
  return "[" + std::string(text.substr(first.begin, first.end - first.begin)) + "] " +
         first.message;
}

bool silent(std::string_view text) { return parse_query(text, kToday).diagnostics.empty(); }

}  // namespace

TEST_CASE("words and booleans", "[query]") {
  CHECK(read("a b OR c") == "(a b) OR c");
  CHECK(read("a OR b c") == "a OR (b c)");
  CHECK(read("a AND b AND c") == "a b c");
  CHECK(read("a | b|c") == "a OR b OR c");
  CHECK(read("+a +b -c") == "a b -c");
  CHECK(read("a AND NOT b") == "a -b");
  CHECK(read("a NOT b c") == "a -b c");
  CHECK(read("a OR -b") == "a OR -b");
  CHECK(read("NOT NOT a") == "a");
  CHECK(read("-(-(a b))") == "a b");
  CHECK(read("((a) (b (c)))") == "a b c");
  CHECK(read("(a OR (b OR c)) d") == "(a OR b OR c) d");
  CHECK(read("\"a\"OR\"b\"") == "\"a\" OR \"b\"");
  CHECK(read("a(b)c") == "a b c");
  CHECK(read("") == "");
  CHECK(parse_query("", 0).root.kind == Node::Kind::kEverything);
  CHECK(silent(""));
  CHECK(silent("*"));
}

TEST_CASE("a pasted headline just searches", "[query]") {
  CHECK(read("Ukraine: what next?") == "Ukraine what next");
  CHECK(read("U.S./Iran talks: \"progress\" (or not)") == "U.S. Iran talks \"progress\" or not");
  CHECK(read("Who's who: 24/7") == "Who's who 24/7");
  CHECK(read("Date: unknown") == "Date unknown");
  CHECK(read("Iran-Iraq war – 40 years on…") == "Iran-Iraq war 40 years on");
  CHECK(read("Title - The Paper") == "Title The Paper");
  CHECK(read("Ukraine--what next?!") == "Ukraine what next");
  CHECK(read("[Updated] 50% of {x} & y; #tag @user $5") == "Updated 50 of x y tag user 5");
  CHECK(read("12\" vinyl, 7\" singles") == "12 vinyl 7 singles");
  CHECK(read("¿Qué pasa?") == "Qué pasa");
  CHECK(read("Workers' rights, 'til 10:30 a.m. on 3,000 farms") ==
        "Workers rights til 10:30 a.m. on 3,000 farms");
  CHECK(read("日本、大地震：続報") == "日本 大地震 続報");
  CHECK(read("not now, and not here or there") == "not now and not here or there");
  CHECK(read("https://example.org/a-story") == "https example.org a-story");
  CHECK(silent("Ukraine: what next?"));
  CHECK(silent("not now, and not here or there"));
}

TEST_CASE("a source at the end of a headline is remarked on", "[query]") {
  CHECK(read("bank cuts 500 jobs -paper") == "bank cuts 500 jobs -paper");
  CHECK(marked("bank cuts 500 jobs -paper") ==
        "[-paper] articles with \"paper\" are left out; a blank after the minus makes it a word "
        "like the others");
  CHECK(silent("bank jobs -paper"));
  CHECK(silent("bank to cut country:AL jobs -paper"));
}

TEST_CASE("what belongs to a word", "[query]") {
  CHECK(read("cyber-attack O'Brien O’Brien john.doe@example.com AT&T R&D") ==
        "cyber-attack O'Brien O’Brien john.doe@example.com AT&T R&D");
  CHECK(read("U.S. talks. U.S.-led") == "U.S. talks U.S. led");
  CHECK(read("and/or 9/11") == "and or 9/11");
  CHECK(read("'quoted' -- (x)") == "quoted x");
  CHECK(read("צה\"ל") == "צה\"ל");
  CHECK(read("می‌خواهم") == "می‌خواهم");
  CHECK(read("a\xff"
             "b\xe2\x80 c") == "a b c");
  CHECK(read("❤️ love") == "love");
  CHECK(read("\ufefftitle:a soft\u00adware\ufeffhouse \u200f-b") ==
        "title:a soft\u00adware\ufeffhouse -b");
}

TEST_CASE("quotations", "[query]") {
  CHECK(read("\"two words\"") == "\"two words\"");
  CHECK(read("“two words”") == "\"two words\"");
  CHECK(read("„two words“") == "\"two words\"");
  CHECK(read("”two words”") == "\"two words\"");
  CHECK(read("«two words» « two words » »two words«") ==
        "\"two words\" \"two words\" \"two words\"");
  CHECK(read("‘two words’ ‚two words‘") == "\"two words\" \"two words\"");
  CHECK(read("‘it’s over’") == "\"it’s over\"");
  CHECK(read("’tis the boys’ club") == "tis the boys club");
  CHECK(read("“mixed\"") == "\"mixed\"");
  CHECK(read("\"  a \n b \"") == "\"a b\"");
  CHECK(read("=word -=word =\"a b\"") == "\"word\" -\"word\" \"a b\"");
  CHECK(read("\"…\" a") == "a");
  CHECK(read("he said \"foo bar") == "he said foo bar");
  CHECK(marked("he said \"foo bar") == "[\"] this quotation mark has no partner and is left out");
  CHECK(parse_query("\"two words\"", 0).root.kind == Node::Kind::kExact);
  CHECK(parse_query("\"word\"", 0).root.text == "word");
}

TEST_CASE("proximity", "[query]") {
  CHECK(read("a NEAR/5 b") == "a NEAR/5 b");
  CHECK(read("a NEAR5 b") == "a NEAR/5 b");
  CHECK(read("a near5 b") == "a NEAR/5 b");
  CHECK(read("a w/5 b") == "a NEAR/5 b");
  CHECK(read("a adj5 b") == "a ADJ/5 b");
  CHECK(read("a pre/5 b") == "a ADJ/5 b");
  CHECK(read("a /s b") == "a /s b");
  CHECK(read("a w/s b") == "a /s b");
  CHECK(read("a w/p b") == "a /p b");
  CHECK(read("a SAME b") == "a /p b");
  CHECK(read("\"a b c\"~5") == "\"a\" NEAR/5 \"b\" NEAR/5 \"c\"");
  CHECK(read("\"a\"~5") == "\"a\"");
  CHECK(read("a b NEAR/2 c OR d") == "(a (b NEAR/2 c)) OR d");
  CHECK(read("a NEAR/2 b NEAR/2 c") == "a NEAR/2 b NEAR/2 c");
  CHECK(read("a NEAR/2 b ADJ/3 c") == "(a NEAR/2 b) ADJ/3 c");
  CHECK(read("a NEAR/2 (b NEAR/2 c)") == "a NEAR/2 (b NEAR/2 c)");
  CHECK(read("(a OR b) NEAR/2 c") == "(a OR b) NEAR/2 c");
  CHECK(read("(a b) /s c") == "a /s b /s c");
  CHECK(read("a NEAR/0 b") == "a NEAR/1 b");
  CHECK(marked("a NEAR/0 b") == "[NEAR/0] the distance is read as 1");
  CHECK(read("a NEAR/123456 b") == "a NEAR/9999 b");
  CHECK(read("a NEAR/2 -b") == "a -b");
  CHECK(read("(a b) ADJ/2 c") == "a b c");
  CHECK(marked("a NEAR/2 country:AL") ==
        "[NEAR/2] only words, quotations and ORs of them can be near each other; this is read as "
        "AND");
}

TEST_CASE("counting", "[query]") {
  CHECK(read("atleast3 word") == "atleast3 word");
  CHECK(read("atleast3(word)") == "atleast3 word");
  CHECK(read("ATLEAST3 (a OR b) c") == "atleast3(a OR b) c");
  CHECK(read("atleast2(a b)") == "atleast2 a atleast2 b");
  CHECK(read("atleast1 a") == "a");
  CHECK(read("-atleast3 a") == "-(atleast3 a)");
  CHECK(read("NOT atleast3 a") == "-(atleast3 a)");
  CHECK(read("atleast3 country:AL") == "country:AL");
  CHECK_FALSE(silent("atleast3 country:AL"));
}

TEST_CASE("an operator without operands is a word", "[query]") {
  CHECK(read("a OR") == "a (OR)");
  CHECK(read("OR a") == "(OR) a");
  CHECK(read("NOT") == "(NOT)");
  CHECK(read("a NEAR/5") == "a NEAR 5");
  CHECK(read("near5") == "(near5)");
  CHECK(read("a OR AND b") == "a OR ((AND) b)");
  CHECK(read("| a | | b |") == "a OR b");
  CHECK(marked("a OR") == "[OR] OR has nothing on one side and is searched as text");
  CHECK(parse_query("a OR", 0).root.kind == Node::Kind::kAnd);
  CHECK(marked("TRUMP NOT GUILTY, COURT") ==
        "[NOT] NOT is read as an operator; in lower case it is a word");
  CHECK(silent("Trump NOT guilty court"));
}

TEST_CASE("wildcards and fuzzy words", "[query]") {
  CHECK(read("cyber* *stan wom?n w?m*n") == "cyber* *stan wom?n w?m*n");
  CHECK(read("next? ?what??") == "next what");
  CHECK(read("wom?n?") == "wom?n?");
  CHECK(read("a** * ? **bold**") == "a* *bold*");
  CHECK(read("tehran~ tehran~1 tehran~2") == "tehran~ tehran~ tehran~2");
  CHECK(read("tehran~7") == "tehran~2");
  CHECK_FALSE(silent("tehran~7"));
  CHECK(read("a~b ~50") == "a b 50");
  CHECK(read("=cyber*") == "cyber*");
  CHECK_FALSE(silent("=cyber*"));
}

TEST_CASE("brackets that do not balance", "[query]") {
  CHECK(read("(a OR b") == "a OR b");
  CHECK(marked("(a OR b") == "[(] this bracket is not closed; it is read to the end");
  CHECK(read("a) b") == "a b");
  CHECK(marked("a) b") == "[)] this bracket closes nothing and is left out");
  CHECK(read("a () b") == "a b");
  CHECK(read("a :-) b") == "a b");
  CHECK(read("-() a") == "a");
  CHECK(read("a OR ()") == "a (OR)");
}

TEST_CASE("nodes know where they come from", "[query]") {
  const Node root = parse_query("ab \"c d\" title:ef", 0).root;
  REQUIRE(root.children.size() == 3);
  CHECK((root.begin == 0 && root.end == 17));
  CHECK((root.children[0].begin == 0 && root.children[0].end == 2));
  CHECK((root.children[1].begin == 3 && root.children[1].end == 8));
  CHECK((root.children[2].begin == 9 && root.children[2].end == 17));
}

TEST_CASE("a query that is too long is cut", "[query]") {
  std::string text;
  while (text.size() <= kMaxQueryBytes) text += "wörd ";
  const ParsedQuery parsed = parse_query(text, 0);
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parsed.diagnostics[0].end == text.size());
  CHECK(parsed.root.children.size() > 10000);
}
