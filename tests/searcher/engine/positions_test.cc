// What needs the places of words: phrases, distances, sentences, paragraphs, zones, counts.
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/processor_time.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

// True when an article of this title and body satisfies the query.
bool finds(const std::string& query, const std::string& title, const std::string& body,
           const std::string& language = "en") {
  const TestIndex index({{make_article("it", title, body, language)}});
  return index.ids(query) == "it";
}

}  // namespace

TEST_CASE("a phrase is found at whatever place of a text it begins", "[engine]") {
  std::vector<Article> articles;
  for (int place = 0; place < 300; ++place) {
    std::string body;
    for (int i = 0; i < 300; ++i) {
      body += i == place ? (place % 7 == 0 ? "alpha. Beta " : "alpha beta ")
                         : "w" + std::to_string(i % 50) + " ";
    }
    articles.push_back(make_article("a" + std::to_string(place), "Notes", body + "gamma"));
  }
  const TestIndex index({articles});
  CHECK(index.search("\"alpha beta\"").total == articles.size());
  CHECK(index.search("\"beta alpha\"").total == 0);
  CHECK(index.ids("\"alpha beta w0 w1 w2\"") == "a49 a99 a149 a199 a249");
  CHECK(index.ids("\"w49 alpha beta w1\"") == "a50 a100 a150 a200 a250");
  CHECK(index.ids("\"alpha beta gamma\"") == "a299");
}

TEST_CASE("NEAR and ADJ count from word to word", "[engine]") {
  const TestIndex index({{make_article("it", "", "alpha the beta of gamma alpha")}});
  CHECK(index.ids("alpha NEAR/2 beta") == "it");
  CHECK(index.ids("alpha NEAR/1 beta").empty());
  CHECK(index.ids("beta NEAR/2 alpha") == "it");
  CHECK(index.ids("beta ADJ/2 alpha").empty());
  CHECK(index.ids("beta ADJ/3 alpha") == "it");
  CHECK(index.ids("gamma ADJ/1 alpha") == "it");
  CHECK(index.ids("alpha NEAR/5 alpha") == "it");  // two of them, five apart
  CHECK(index.ids("alpha NEAR/4 alpha").empty());
  CHECK(index.ids("beta NEAR/9 beta").empty());  // there is only one
  CHECK(index.ids("\"alpha the\" ADJ/1 beta") == "it");
  CHECK(index.ids("\"alpha the beta\" NEAR/2 gamma") == "it");
  CHECK(index.ids("alpha ADJ/2 beta ADJ/2 gamma") == "it");
  CHECK(index.ids("alpha ADJ/2 beta ADJ/1 gamma").empty());
  CHECK(index.ids("(alpha OR delta) NEAR/1 gamma") == "it");
  CHECK(index.ids("alphas NEAR/1 gammas") == "it");  // stemmed
  CHECK(index.ids("\"alphas\" NEAR/1 gamma").empty());
}

TEST_CASE("sentences and paragraphs hold together", "[engine]") {
  const TestIndex index({{make_article(
      "it", "Head line", "Alpha beta. Gamma delta.\n\nEpsilon zeta.\n\nEta theta iota.")}});
  CHECK(index.ids("alpha /s beta") == "it");
  CHECK(index.ids("alpha /s gamma").empty());
  CHECK(index.ids("alpha /p delta") == "it");
  CHECK(index.ids("alpha /p epsilon").empty());
  CHECK(index.ids("eta /s theta /s iota") == "it");
  CHECK(index.ids("eta /s iota /s theta") == "it");  // between the two is with them
  CHECK(index.ids("eta NEAR/2 iota NEAR/1 theta") == "it");
  CHECK(index.ids("eta /s iota /s eta").empty());
  CHECK(index.ids("head /s line") == "it");
  CHECK(index.ids("line /s alpha").empty());
  CHECK(index.ids("line /p alpha").empty());
}

TEST_CASE("phrases run across sentences, not from headline into body", "[engine]") {
  CHECK(finds("\"beta gamma\"", "", "Alpha beta. Gamma."));
  CHECK(finds("\"beta gamma\"", "", "Alpha beta.\n\nGamma."));
  CHECK_FALSE(finds("\"beta gamma\"", "Alpha beta", "Gamma."));
  CHECK_FALSE(finds("beta NEAR/3 gamma", "Alpha beta", "Gamma."));
  CHECK_FALSE(finds("beta-gamma", "Alpha beta", "Gamma."));
  CHECK(finds("\"to be or not\"", "", "He asked to be or not."));
  CHECK(finds("\"the who\"", "", "We heard The Who."));
  CHECK_FALSE(finds("\"attacks\"", "", "one attack"));
}

TEST_CASE("zones look where they say", "[engine]") {
  const TestIndex index({{make_article("it", "Alpha beta", "Gamma delta.\n\nEpsilon the zeta.")}});
  CHECK(index.ids("title:alpha") == "it");
  CHECK(index.ids("title:gamma").empty());
  CHECK(index.ids("title:\"alpha beta\"") == "it");
  CHECK(index.ids("hlead:alpha") == "it");
  CHECK(index.ids("hlead:gamma") == "it");
  CHECK(index.ids("hlead:epsilon").empty());
  CHECK(index.ids("body:epsilon") == "it");
  CHECK(index.ids("body:alpha").empty());
  CHECK(index.ids("title:(alpha -gamma)") == "it");
  CHECK(index.ids("title:(alpha -beta)").empty());
  CHECK(index.ids("-title:gamma") == "it");
  CHECK(index.ids("body:the") == "it");
  CHECK(index.ids("title:the").empty());
  CHECK(finds("hlead:alpha", "", "alpha"));
  CHECK(finds("hlead:alpha", "alpha", ""));
  CHECK_FALSE(finds("body:alpha", "alpha", ""));
}

TEST_CASE("at least counts places", "[engine]") {
  const TestIndex index({{make_article("it", "Cats", "A cat and a cat-flap. The dog.")}});
  CHECK(index.ids("atleast3 cat") == "it");
  CHECK(index.ids("atleast4 cat").empty());
  CHECK(index.ids("atleast2 dog").empty());
  CHECK(index.ids("atleast4 (cat OR dog)") == "it");
  // A word that several alternatives find is one word.
  CHECK(index.ids("atleast4 (cat OR cats)").empty());
  CHECK(index.ids("atleast2 (dog OR \"dog\" OR dog*)").empty());
}

TEST_CASE("compounds are met together and apart", "[engine]") {
  const TestIndex apart({{make_article("it", "", "A cyber-attack hit the embassy.")}});
  CHECK(apart.ids("cyberattack") == "it");
  CHECK(apart.ids("attack") == "it");
  CHECK(apart.ids("cyberattacks /s embassy") == "it");
  CHECK(apart.ids("cyberattack ADJ/3 embassy") == "it");
  CHECK(apart.ids("cyberattack ADJ/2 embassy").empty());
  CHECK(apart.ids("\"cyberattack\"").empty());
  const TestIndex together({{make_article("it", "", "Cyberattacks hit the embassy.")}});
  CHECK(together.ids("cyber-attack") == "it");
  CHECK(together.ids("cyber-attack NEAR/3 embassy") == "it");
  CHECK(together.ids("\"cyber-attack\"").empty());
  CHECK(finds("anti-cyberattack", "", "an anti-cyber-attack unit"));
  CHECK(finds("o'brien /s left", "", "Then O’Brien left."));
}

TEST_CASE("stop words are looked up when nothing else is asked for", "[engine]") {
  Article english = make_article("en", "", "The war was over.");
  english.countries = {"AL"};
  Article none = make_article("none", "", "Wars end.");
  none.countries = {"AL"};
  const TestIndex index(
      {{english, none}, {make_article("de", "", "Der Krieg war vorbei, man war froh.", "de")}});
  CHECK(index.ids("the") == "en");
  CHECK(index.ids("the country:AL") == "en");
  CHECK(index.ids("the wars") == "en none");
  CHECK(index.ids("war") == "en de");  // German for was: looked up as it is typed
  CHECK(index.ids("war over") == "en");
  CHECK(index.ids("wars") == "en none");
  CHECK(index.ids("the -war").empty());
  CHECK(index.ids("der man") == "de");
}

TEST_CASE("CJK text is found by characters, words and runs", "[engine]") {
  const TestIndex index(
      {{make_article("it", "東京都", "日本で地震が発生した。津波の心配はない。", "ja")}});
  CHECK(index.ids("地震") == "it");
  CHECK(index.ids("震") == "it");
  CHECK(index.ids("京") == "it");
  CHECK(index.ids("title:京都") == "it");
  CHECK(index.ids("震地").empty());
  CHECK(index.ids("地震が発生") == "it");
  CHECK(index.ids("日本地震津波") == "it");  // a long run is several words
  CHECK(index.ids("日本地震火山").empty());
  CHECK(index.ids("\"地震が発生\"") == "it");
  CHECK(index.ids("\"日本地震\"").empty());
  CHECK(index.ids("日本 ADJ/2 地震") == "it");
  CHECK(index.ids("日本 /s 津波").empty());
}

TEST_CASE("repetition without end is verified in time", "[engine]") {
  std::string body;
  for (int i = 0; i < 40000; ++i) body += i % 2 ? "beta " : "alpha ";
  const TestIndex index({{make_article("it", "", body)}});
  const double start = test::processor_time();
  CHECK(index.ids("alpha /p beta") == "it");
  CHECK(index.ids("alpha NEAR/9 beta NEAR/9 alpha NEAR/9 gamma").empty());
  CHECK(index.ids("(alpha /s beta) /s gamma*").empty());
  CHECK(index.ids("alpha /s beta /s alpha") == "it");
  CHECK(test::processor_time() - start < 6);
}
