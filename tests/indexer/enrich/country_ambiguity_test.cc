#include <algorithm>
#include <string>
#include <vector>

#include "indexer/enrich/countries.h"
#include "tests/catch.h"

namespace dateline {
namespace {

using Codes = std::vector<std::string>;

struct Case {
  const char* text;
  Codes codes;  // in alphabetical order
};

Codes mentions(const char* text) {
  static const CountryTagger tagger;
  Article article;
  article.body = text;
  article.language = "en";
  tagger.tag(article);
  std::sort(article.mentions.begin(), article.mentions.end());
  return article.mentions;
}

TEST_CASE("names with several meanings") {
  const std::vector<Case> cases = {
      // Georgia
      {"Troops left Georgia for Russia near Tbilisi.", {"GE", "RU"}},
      {"A peach farm in Macon, Georgia, and one in Alabama", {"US"}},
      {"Envoys visited South Ossetia and Georgia.", {"GE"}},
      // persons
      {"Jordan Meyer scored. Jordan was pleased.", {}},
      {"Chad Keller sang for an hour.", {}},
      {"Talks in Jordan ended; Jordan signed.", {"JO"}},
      {"Refugees crossed into Chad on Friday.", {"TD"}},
      {"Hillary Clinton and Denzel Washington met.", {}},
      // birds, dishes, clothes
      {"a roast turkey, fine china and a jersey", {}},
      {"Turkey and China signed.", {"CN", "TR"}},
      // longer names
      {"New Mexico and New England", {"US"}},
      {"Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", {"GN", "GQ", "GW", "PG"}},
      {"the Republic of the Congo and the Democratic Republic of the Congo", {"CD", "CG"}},
      {"Northern Ireland", {"GB"}},
      {"Ireland", {"IE"}},
      {"North Macedonia", {"MK"}},
      // the two Koreas
      {"Koreans cheered.", {}},
      {"North Korea fired. Koreans watched in Pyongyang.", {"KP"}},
      {"Seoul, South Korea: a Korean firm", {"KR"}},
      // Washington
      {"Washington and Moscow agreed.", {"RU", "US"}},
      {"A fire in Washington state", {"US"}},
      // American and Indian
      {"South American and Latin American rivers", {}},
      {"American Indian tribes", {}},
      {"American tourists met Indian officials.", {"IN", "US"}},
      // cities that others share
      {"Paris, Texas", {"US"}},
      {"Paris, France", {"FR"}},
      {"London, Ontario", {"CA"}},
      // metonyms
      {"The Kremlin rebuked the White House and Downing Street.", {"GB", "RU", "US"}},
      // newspapers and currencies
      {"She told the Times of India and the China Daily.", {}},
      {"It cost five U.S. dollars.", {}},
      // European Union
      {"The EU wrote to us.", {}},
  };
  for (const Case& item : cases) {
    CAPTURE(item.text);
    CHECK(mentions(item.text) == item.codes);
  }
}

TEST_CASE("towns count where something is placed there") {
  const std::vector<Case> cases = {
      {"He grew up in Chattanooga.", {"US"}},
      {"A shop in Huddersfield burnt down.", {"GB"}},
      {"Reading police held a man.", {"GB"}},
      {"reading and writing; Reading is fun.", {}},
      {"A bus in Reading overturned. Reading was closed to traffic.", {"GB"}},
      {"Mr Clinton spoke of Jackson and Lincoln.", {}},
      {"Clinton Foundation staff met Bill Clinton.", {}},
      {"A barn near Harwinton, Conn., burnt down.", {"US"}},
      {"Laurel County deputies and Walker County judges", {"US"}},
      {"Abbotsford, British Columbia", {"CA"}},
      {"people from Tipperary and County Mayo", {"IE"}},
      {"floods in Kerala and Tamil Nadu", {"IN"}},
      {"fires in Guangdong and Hokkaido", {"CN", "JP"}},
  };
  for (const Case& item : cases) {
    CAPTURE(item.text);
    CHECK(mentions(item.text) == item.codes);
  }
}

TEST_CASE("of towns that share a name the article's country is meant") {
  CHECK(mentions("A fire in Richmond. Virginia and Ohio sent help.") == Codes{"US"});
  CHECK(mentions("Floods in Hamilton; Auckland and New Zealand sent help.") == Codes{"NZ"});

  static const CountryTagger tagger;
  Article article;
  article.body = "A fire in Richmond.";
  article.url = "https://news.example.ca/fire";
  tagger.tag(article, find_home_country(article, ""));
  CHECK(article.mentions == Codes{"CA"});
}

TEST_CASE("in a list with a place all are places") {
  const std::vector<Case> cases = {
      {"Classes began in Torrington, Watertown and Winsted.", {"US"}},
      {"Torrington, Watertown and Winsted won.", {}},
      // Only towns speak for each other.
      {"Kraft, Gillette and Watertown rose.", {}},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(mentions(one.text) == one.codes);
  }
}

TEST_CASE("an article that keeps to one country names its towns") {
  const std::vector<std::pair<const char*, std::vector<std::string>>> cases = {
      {"Bars in Ohio and Iowa closed early. Gainesville was quiet.", {"Gainesville"}},
      // A name that is somebody's is no town, nor does a town abroad come from nowhere.
      {"Bars in Ohio and Iowa closed early. Ann Watertown left. Watertown was sad.", {}},
  };
  static const CountryTagger tagger;
  for (const auto& [text, towns] : cases) {
    INFO(text);
    Article article;
    article.body = text;
    article.language = "en";
    tagger.tag(article);
    std::vector<std::string> found;
    for (const Evidence& evidence : article.evidence) {
      if (evidence.rule == "town") found.push_back(evidence.text);
    }
    CHECK(found == towns);
  }
  CHECK(mentions("Bars in Ohio and Iowa closed early; so did one in Gniezno.") == Codes{"US"});
  CHECK(mentions("One bar in Gniezno closed.") == Codes{"PL"});
}

TEST_CASE("the span of a town has its region") {
  static const CountryTagger tagger;
  Article article;
  article.body = "A barn near Harwinton, Conn., burnt. So did one in Paris, Texas.";
  tagger.tag(article);
  REQUIRE(article.evidence.size() == 2);
  CHECK(article.evidence[0].text == "Harwinton, Conn");
  CHECK(article.evidence[1].text == "Paris, Texas");
}

}  // namespace
}  // namespace dateline
