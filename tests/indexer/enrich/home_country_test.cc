#include "indexer/enrich/home_country.h"

#include "common/country.h"
#include "indexer/enrich/countries.h"
#include "tests/catch.h"

namespace dateline {
namespace {

using Codes = std::vector<std::string>;

std::string home_of(std::string source_country, std::string url, const char* fallback) {
  Article article;
  article.source_country = std::move(source_country);
  article.url = std::move(url);
  const HomeCountry home = find_home_country(article, fallback);
  if (home.country < 0) return "";
  return countries()[static_cast<std::size_t>(home.country)].code + " " + std::string(home.rule);
}

TEST_CASE("the source says more of the home than the URL, and that more than the option") {
  CHECK(home_of("LK", "https://a.example.co.uk/1", "AL") == "LK home-source");
  CHECK(home_of("", "https://WWW.a.example.co.UK:8080/1.tv", "AL") == "GB home-domain");
  CHECK(home_of("", "https://a.example.com/1.pl", "AL") == "AL home-option");
  CHECK(home_of("", "", "AL") == "AL home-option");
  CHECK(home_of("", "a.example.pl", "") == "");
}

TEST_CASE("domains that anybody has tell nothing") {
  for (const char* url : {"https://news.example.tv/", "https://example.io/a", "https://example.eu/",
                          "https://127.0.0.1/", "https://example/"}) {
    CAPTURE(url);
    CHECK(home_of("", url, "") == "");
  }
}

TEST_CASE("the home is the focus of a story that names no country, and no mention") {
  Article article;
  article.title = "School closes";
  article.body = "The school closed.";
  article.source_country = "LK";
  const CountryTagger tagger;
  tagger.tag(article, find_home_country(article, ""));
  CHECK(article.countries == Codes{"LK"});
  CHECK(article.mentions.empty());
  REQUIRE(article.evidence.size() == 1);
  CHECK(article.evidence[0].rule == "home-source");
  CHECK(article.evidence[0].field == "source_country");

  Article abroad;
  abroad.title = "Peru votes";
  abroad.body = "Peru voted.";
  abroad.source_country = "LK";
  tagger.tag(abroad, find_home_country(abroad, ""));
  CHECK(abroad.countries == Codes{"PE"});
}

}  // namespace
}  // namespace dateline
