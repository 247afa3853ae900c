#include "indexer/input/fields.h"

#include "common/error.h"
#include "indexer/input/field_values.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

std::vector<std::string> authors_of(const std::string& byline) {
  Article article;
  std::vector<std::string> unknown;
  set_field(article, Field::kAuthors, {{byline}, false}, unknown);
  return article.authors;
}

using Strings = std::vector<std::string>;
using UserMap = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("field names are compared loosely", "[input]") {
  const FieldMap fields(UserMap{});
  for (const char* name : {"published_at", "publishedAt", "Published-At", "PUBLISHED AT"}) {
    CHECK(fields.find(name).field == Field::kDate);
  }
  CHECK(fields.find("_id").field == Field::kId);
  CHECK(fields.find("articleBody").field == Field::kBody);
  CHECK(fields.find("country").field == Field::kSourceCountry);
  CHECK(fields.find("places").field == Field::kCountries);
  CHECK(fields.find("meta.title").field == Field::kExtra);
  CHECK(fields.find("").field == Field::kExtra);
  CHECK(fields.find("title").rank < fields.find("headline").rank);
  CHECK(fields.find("content").rank < fields.find("summary").rank);
}

TEST_CASE("the user's mapping goes before the aliases", "[input]") {
  const FieldMap fields(
      UserMap{{"Head-Line 2", "title"}, {"summary", "extra"}, {"meta.when", "pubDate"}});
  CHECK(fields.find("headline2").field == Field::kTitle);
  CHECK(fields.find("headline2").rank < fields.find("title").rank);
  CHECK(fields.find("summary").field == Field::kExtra);
  CHECK(fields.find("meta.When").field == Field::kDate);
  CHECK(fields.has_path_below("META"));
  CHECK_FALSE(fields.has_path_below("summary"));
  try {
    FieldMap(UserMap{{"a", "headlin"}});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kUsage);
    CHECK(error.hint().find("source_country") != std::string::npos);
  }
}

TEST_CASE("bylines become authors", "[input]") {
  CHECK(authors_of("By Ana Hoxha") == Strings{"Ana Hoxha"});
  CHECK(authors_of("BY ANA HOXHA and Ben Okri") == Strings{"ANA HOXHA", "Ben Okri"});
  CHECK(authors_of("Ana Hoxha, Ben Okri and Chen Wei") ==
        Strings{"Ana Hoxha", "Ben Okri", "Chen Wei"});
  CHECK(authors_of("Hoxha, Ana") == Strings{"Hoxha, Ana"});
  CHECK(authors_of("Ana Hoxha & Ben Okri; Ana Hoxha") == Strings{"Ana Hoxha", "Ben Okri"});
  CHECK(authors_of("Byron Alexander") == Strings{"Byron Alexander"});
  CHECK(authors_of("  ").empty());
}

TEST_CASE("values take the form the article keeps", "[input]") {
  Article article;
  std::vector<std::string> unknown;
  CHECK(set_field(article, Field::kTitle, {{" Two \n lines\xc2\xa0"}, false}, unknown));
  CHECK(article.title == "Two lines");
  CHECK(set_field(article, Field::kBody, {{"One.", " ", "Two.\n"}, true}, unknown));
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(set_field(article, Field::kCountries, {{"Albania, iran; Atlantis"}, false}, unknown));
  CHECK(article.countries == Strings{"AL", "IR"});
  CHECK(unknown == Strings{"Atlantis"});
  CHECK(set_field(article, Field::kCountries, {{"south-korea", "AL", "albania"}, true}, unknown));
  CHECK(article.countries == Strings{"KR", "AL"});
  CHECK(set_field(article, Field::kSourceCountry, {{"uk"}, false}, unknown));
  CHECK(article.source_country == "GB");
  CHECK(set_field(article, Field::kTopics, {{"Politics, Sport"}, false}, unknown));
  CHECK(set_field(article, Field::kTopics, {{"Arts, Culture", "Sport"}, true}, unknown));
  CHECK(article.topics == Strings{"Politics", "Sport", "Arts, Culture"});
  CHECK(set_field(article, Field::kDate, {{"2022-09-08T14:05:00Z"}, false}, unknown));
  CHECK(article.date.to_string() == "2022-09-08");

  const Article before = article;
  CHECK_FALSE(set_field(article, Field::kDate, {{"soon"}, false}, unknown));
  CHECK_FALSE(set_field(article, Field::kSourceCountry, {{"Atlantis"}, false}, unknown));
  CHECK_FALSE(set_field(article, Field::kTitle, {{" \n"}, false}, unknown));
  CHECK_FALSE(set_field(article, Field::kId, {{}, true}, unknown));
  CHECK(article == before);
}
