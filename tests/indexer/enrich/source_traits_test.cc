#include "indexer/enrich/source_traits.h"

#include <string>

#include "indexer/enrich/enrich.h"
#include "indexer/enrich/habit_observer.h"
#include "tests/catch.h"

namespace dateline {
namespace {

constexpr std::uint64_t kSource = 7;

Article article_of(const std::string& text, const std::string& source = "Buckeye Post") {
  Article article;
  article.source = source;
  article.title = "News";
  article.body = text;
  return article;
}

// Thirty articles, every third of them `other`.
std::vector<SourceTrait> traits_of(const std::string& text, const std::string& other) {
  SourceTraits traits;
  for (std::uint64_t i = 1; i <= 30; ++i) {
    traits.observe(kSource, i, article_of(i % 3 == 0 ? other : text));
  }
  return traits.traits();
}

TEST_CASE("a source has the language and the country of most of its articles") {
  const std::string ohio = "The council of Columbus, Ohio, voted on the bridge after a debate.";
  const std::string plain = "It rained for two days, and the fields are wet, the farmers say.";
  const auto found = traits_of(ohio, plain);
  REQUIRE(found.size() == 1);
  CHECK(found[0].source == kSource);
  CHECK(found[0].language == "en");
  CHECK(found[0].country == "US");

  // A third of its stories are about another one.
  CHECK(traits_of(ohio, "The mayor of Lyon, France, opened a school on Monday.")[0].country == "");
  CHECK(
      traits_of(ohio, "Der Rat der Stadt stimmte am Montag nach langer Debatte zu.")[0].language ==
      "");
}

TEST_CASE("a few articles say nothing, and the next run goes on") {
  const Article article = article_of("Le conseil de Lyon a voté lundi après un long débat.");
  SourceTraits traits;
  for (std::uint64_t i = 1; i <= 12; ++i) traits.observe(kSource, i, article);
  CHECK(traits.traits().empty());
  SourceTraits later(traits.counts());
  CHECK(later.counts() == traits.counts());
  for (std::uint64_t i = 13; i <= 24; ++i) later.observe(kSource, i, article);
  REQUIRE(later.traits().size() == 1);
  CHECK(later.traits()[0].language == "fr");
  CHECK(later.traits()[0].country == "FR");
  later.forget(kSource);
  CHECK(later.counts().empty());
}

TEST_CASE("what a source is used to speaks where the text does not") {
  HabitObserver observer;
  for (int i = 0; i < 30; ++i) {
    observer.observe(article_of("The council of Columbus, Ohio, voted on plan " +
                                std::to_string(i) + " after a debate on Monday."),
                     "");
  }
  const auto habits = observer.habits();
  Enricher enricher({});
  const auto enriched = [&](Article article) {
    enricher.enrich(article, "", *habits);
    return article;
  };
  const Article quiet = enriched(article_of("It rained for two days, the farmers say."));
  CHECK(quiet.countries == std::vector<std::string>{"US"});
  CHECK(quiet.mentions.empty());
  CHECK(quiet.evidence.back().rule == "home-habit");
  const Article other = enriched(article_of("It rained for two days, the farmers say.", "Echo"));
  CHECK(other.countries.empty());
  Article unclear = article_of("");
  unclear.title = "Xyzzy plugh";
  CHECK(enriched(unclear).language == "en");
  CHECK(
      enriched(article_of("Der Rat der Stadt stimmte am Montag dem Plan zu, den der Bürgermeister "
                          "im Frühjahr vorgestellt hatte."))
          .language == "de");
}

TEST_CASE("files in a folder are of no source") {
  HabitObserver observer;
  for (int i = 0; i < 30; ++i) {
    observer.observe(article_of("The council of Columbus, Ohio, voted on the plan.", ""), "in/a");
  }
  CHECK(observer.counts().traits.empty());
}

}  // namespace
}  // namespace dateline
