#include "searcher/engine/snippet.h"

#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/engine/planner.h"
#include "tests/catch.h"
#include "tests/processor_time.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

// The snippets of a query, as an index of one article has them.
Snippets snippets_of(const TestIndex& index, const std::string& query) {
  static Analyzer analyzer;
  return Snippets(Planner(index.snapshot(), analyzer).plan(parse_query(query, 0).root).shown,
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

TEST_CASE("operands of a proximity are marked where they are near", "[engine]") {
  CHECK(passage("iran NEAR/2 embassy", "Iran spoke. The embassy in Iran and one more embassy.") ==
        "Iran spoke. The [embassy] in [Iran] and one more embassy.");
  CHECK(passage("iran ADJ/3 embassy", "An embassy of Iran. Iran has an embassy. Embassy.") ==
        "An embassy of Iran. [Iran] has an [embassy]. Embassy.");
  CHECK(passage("iran /s embassy", "Iran. Iran has an embassy. Embassy.") ==
        "Iran. [Iran] has an [embassy]. Embassy.");
  CHECK(passage("iran /p embassy", "Iran.\n\nAn embassy. Iran.\n\nEmbassy.") ==
        "Iran. An [embassy]. [Iran]. Embassy.");
  CHECK(passage("a1 NEAR/2 b2 NEAR/2 c3", "A1 b2 x c3. A1 b2. C3 x x a1.") ==
        "[A1] [b2] x [c3]. [A1] [b2]. [C3] x x a1.");
  CHECK(passage("(iran OR iraq) NEAR/2 \"oil price\"", "Oil price of Iraq. The price of oil.") ==
        "[Oil price] of [Iraq]. The price of oil.");
  CHECK_THAT(passage("iran NEAR/2 embassy", "Iran and its embassy. " + words("It is large.", 40) +
                                                " The Iran embassy burned at night. " +
                                                words("Iran again.", 40)),
             Catch::StartsWith("The [Iran] [embassy] burned at night. Iran again."));
}

TEST_CASE("words of the headline are marked in the headline, those of the body below", "[engine]") {
  CHECK(passage("title:embassy iran", "The embassy of Iran.") == "The embassy of [Iran].");
  CHECK(passage("body:embassy", "The embassy.") == "The [embassy].");
  CHECK(passage("hlead:embassy", "The embassy.\n\nAn embassy.") == "The [embassy]. An embassy.");
  const TestIndex index({{make_article("it", "Embassy of Iran", "", "en")}});
  const auto title = [&index](const std::string& query) {
    return snippets_of(index, query).highlights("Embassy of Iran", "en", Highlighter::Zone::kTitle);
  };
  CHECK(title("title:embassy body:iran") == std::vector<Span>{{0, 7}});
  CHECK(title("title:\"embassy of\"") == std::vector<Span>{{0, 10}});
  CHECK(title("embassy ADJ/1 iran").empty());
}

TEST_CASE("a lone word of a phrase is not marked", "[engine]") {
  CHECK(passage("\"state of emergency\"", "A state of emergency, one of many of the state.") ==
        "A [state of emergency], one of many of the state.");
  CHECK(passage("state of emergency", "A state of emergency, one of many of the state.") ==
        "A [state] of [emergency], one of many of the [state].");
}

TEST_CASE("of two passages with the same words the one wins where they are nearer", "[engine]") {
  const std::string filler = words("Nothing is here to see.", 15);
  const std::string far = "Alpha " + words("word", 30) + " beta.";
  const std::string near = "Then alpha met beta there and so on.";
  CHECK_THAT(passage("alpha beta", far + " " + filler + " " + near + " " + filler),
             Catch::Contains("Then [alpha] met [beta]"));
}

TEST_CASE("snippets of any script are cut between words", "[engine]") {
  // Arabic, Devanagari with its marks, Thai without blanks, Han, letters with combining accents.
  const std::vector<std::string> texts = {"السفارة الإيرانية", "हिन्दी क्षत्रिय", "ภาษาไทยง่ายนิดเดียว",
                                          "大使館関係者", "e\xCC\x81te\xCC\x81"};
  for (const std::string& text : texts) {
    const std::string cut = passage("zzz", words(text, 200));
    CAPTURE(cut);
    REQUIRE(cut.ends_with("…"));
    REQUIRE(is_clean_utf8(cut));
    // What follows the cut in the text begins no mark that belongs to the last letter.
    const std::string whole = words(text, 200);
    const std::string shown = cut.substr(0, cut.size() - std::string("…").size());
    REQUIRE(whole.starts_with(shown));
    std::size_t next = shown.size();
    const char32_t c = next_code_point(whole, next);
    CHECK_FALSE((c >= 0x300 && c <= 0x36F));
    CHECK_FALSE((c >= 0x93A && c <= 0x94D));
    CHECK_FALSE((c == 0xE31 || (c >= 0xE34 && c <= 0xE3A)));
  }
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
  CHECK(snippets_of(index, "iran")
            .highlights("Iran’s embassy: Iran", "en", Highlighter::Zone::kTitle) ==
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
  const double start = test::processor_time();
  CHECK(snippets.passage(words("alpha beta", 30000), "en").text.size() <= 300);
  CHECK(snippets.passage(words("alpha.", 30000), "en").text.size() <= 300);
  CHECK(snippets.passage("alpha " + std::string(1000000, '.'), "en").text.size() <= 300);
  CHECK(test::processor_time() - start < 10);
}
