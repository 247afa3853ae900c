#include "searcher/engine/snippet.h"

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/engine/planner.h"
#include "tests/catch.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

// The snippets of a query, as an index of one article has them.
Snippets snippets_of(const TestIndex& index, const std::string& query) {
  static Analyzer analyzer;
  return Snippets(Planner(index.snapshot(), analyzer).plan(parse_query(query, 0).root).patterns,
                  analyzer);
}

// A snippet with its highlights in square brackets.
std::string marked(const Snippet& snippet) {
  std::string text = snippet.text;
  for (auto span = snippet.highlights.rbegin(); span != snippet.highlights.rend(); ++span) {
    text.insert(span->end, "]");
    text.insert(span->begin, "[");
  }
  return text;
}

std::string passage(const std::string& query, const std::string& body,
                    const std::string& language = "en") {
  const TestIndex index({{make_article("it", "", body, language)}});
  return marked(snippets_of(index, query).passage(body, language));
}

std::string words(const std::string& word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i > 0 ? " " : "") + word;
  return text;
}

}  // namespace

TEST_CASE("a snippet is whole sentences with the matched words marked", "[engine]") {
  CHECK(passage("embassy", "The embassy burned. Nobody was hurt.") ==
        "The [embassy] burned. Nobody was hurt.");
  CHECK(passage("embassies iran", "Two  embassies\nof\tIran’s friends.") ==
        "Two [embassies] of [Iran]’s friends.");
  CHECK(passage("\"closed\" police", "“It is closed,” police said.") ==
        "“It is [closed],” [police] said.");
  CHECK(passage("cyberattack", "A cyber-attack came.") == "A [cyber-attack] came.");
  CHECK(passage("cyber-attack", "The cyberattacks came.") == "The [cyberattacks] came.");
  const std::string filler = words("Filler sentence here.", 40);
  CHECK_THAT(passage("needle", filler + " The needle is here. " + filler),
             Catch::StartsWith("The [needle] is here. Filler"));
}

TEST_CASE("a phrase is marked as a phrase only", "[engine]") {
  CHECK(passage("\"the embassy\"", "The embassy. An embassy, the end.") ==
        "[The embassy]. An embassy, the end.");
  CHECK(passage("\"attacks\"", "The attack and the attacks.") == "The attack and the [attacks].");
  CHECK(passage("embassy -iran", "An embassy of no name.") == "An [embassy] of no name.");
}

TEST_CASE("the passage with most of the query wins", "[engine]") {
  const std::string body = "Alpha alpha alpha. " + words("Other words stand here.", 30) +
                           " Alpha and beta. " + words("More words stand here.", 30);
  CHECK_THAT(passage("alpha beta", body), Catch::StartsWith("[Alpha] and [beta]."));
}

TEST_CASE("a long sentence is cut and says so", "[engine]") {
  const std::string long_sentence = words("word", 100) + " needle " + words("word", 100) + ".";
  const std::string cut = passage("needle", long_sentence);
  CHECK_THAT(cut, Catch::StartsWith("…") && Catch::EndsWith("…"));
  CHECK_THAT(cut, Catch::Contains("word [needle] word"));
  CHECK(cut.size() <= Snippets::kMaxBytes + 8);
  const std::string beginning = passage("nothing", long_sentence);
  CHECK_THAT(beginning, Catch::StartsWith("word word") && Catch::EndsWith("word…"));
}

TEST_CASE("without a match the snippet is the beginning", "[engine]") {
  CHECK(passage("nothing", "First. Second.") == "First. Second.");
  CHECK(passage("nothing", "").empty());
  CHECK(passage("nothing", " ... !").empty());
}

TEST_CASE("CJK matches are marked", "[engine]") {
  CHECK(passage("地震", "日本で地震が発生した。津波はない。", "ja") ==
        "日本で[地震]が発生した。津波はない。");
  CHECK(passage("震", "地震。", "ja") == "地[震]。");
}

TEST_CASE("titles are marked whole", "[engine]") {
  const TestIndex index({{make_article("it", "Iran’s embassy: Iran", "", "en")}});
  CHECK(snippets_of(index, "iran").highlights("Iran’s embassy: Iran", "en") ==
        std::vector<Span>{{0, 4}, {18, 22}});
}

TEST_CASE("snippets of any text stay in bounds", "[engine]") {
  const std::uint32_t seed = 51;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const TestIndex index({{make_article("it", "", "alpha beta 地震 the cyber-attack")}});
  Snippets snippets =
      snippets_of(index, "alpha OR beta* OR \"地震\" OR 震 OR cyber-attack OR \"the a\"");
  static const std::vector<std::string> kPieces = {
      "alpha",       "beta", "地震", "震",  "the", "a",    "cyber-attack",
      "cyberattack", "\xff", "\xe5", "。",  ". ",  "\n\n", " ",
      "…",           "“",    "”",    "(",   ")",   "-",    "'s",
      "\t",          "é",    "😀",    "...", "!?",  "U.S.", "3,000"};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::size_t k = random() % 150; k > 0; --k) {
      text += kPieces[random() % kPieces.size()];
      if (random() % 3 == 0) text += ' ';
    }
    if (i % 2 == 0) text = repair_utf8(text);
    CAPTURE(i, text);
    const Snippet snippet = snippets.passage(text, i % 3 ? "en" : "ja");
    REQUIRE(snippet.text.size() <= Snippets::kMaxBytes + 64);
    if (i % 2 == 0) REQUIRE(is_clean_utf8(snippet.text));
    std::size_t end = 0;
    for (const Span& span : snippet.highlights) {
      REQUIRE(span.begin >= end);
      REQUIRE(span.begin < span.end);
      REQUIRE(span.end <= snippet.text.size());
      end = span.end;
    }
  }
}

TEST_CASE("a snippet of an endless sentence comes in time", "[engine]") {
  const TestIndex index({{make_article("it", "", "alpha beta")}});
  Snippets snippets = snippets_of(index, "alpha beta");
  const auto start = std::chrono::steady_clock::now();
  CHECK(snippets.passage(words("alpha beta", 30000), "en").text.size() <= 300);
  CHECK(snippets.passage(words("alpha.", 30000), "en").text.size() <= 300);
  CHECK(snippets.passage("alpha " + std::string(1000000, '.'), "en").text.size() <= 300);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
