#include "indexer/enrich/enrich.h"

#include <algorithm>

#include "tests/catch.h"

namespace dateline {
namespace {

EnrichOptions options() {
  EnrichOptions options;
  options.today = day_of(2024, 5, 17);
  return options;
}

const Evidence* find(const Article& article, std::string_view kind) {
  const auto found = std::find_if(article.evidence.begin(), article.evidence.end(),
                                  [&](const Evidence& e) { return e.kind == kind; });
  return found == article.evidence.end() ? nullptr : &*found;
}

Article ferry() {
  Article article;
  article.title = "Ferry returns to Durres in Albania";
  article.body =
      "The ferry came back to the harbour of Albania on Monday, its captain said to the people who "
      "had been waiting for it since the morning.\n\nLeave a Comment";
  return article;
}

TEST_CASE("an article without metadata gets all that its text and names say") {
  Enricher enricher(options());
  Article article = ferry();
  article.url = "https://www.Post.example:8080/2022/09/08/ferry";
  enricher.enrich(article, "a.txt");
  CHECK(article.id == article.url);
  CHECK(article.source == "post.example");
  CHECK(article.language == "en");
  CHECK(article.date.to_string() == "2022-09-08");
  CHECK(article.countries == std::vector<std::string>{"AL"});
  CHECK(article.removed == std::vector<Removed>{{"Leave a Comment", "comment-form"}});
  REQUIRE(find(article, "language") != nullptr);
  CHECK(find(article, "language")->rule == "cld2");
  CHECK(find(article, "language")->value == "en");
  REQUIRE(find(article, "date") != nullptr);
  CHECK(find(article, "date")->rule == "url");
  CHECK(find(article, "country") != nullptr);
}

TEST_CASE("what the input gave wins") {
  Enricher enricher(options());
  Article article = ferry();
  article.id = "f-1";
  article.source = "Island Post";
  article.language = "Albanian";
  article.date = make_date(2022, 9);
  enricher.enrich(article, "2023-01-01.txt");
  CHECK(article.id == "f-1");
  CHECK(article.source == "Island Post");
  CHECK(article.language == "sq");
  CHECK(article.date.to_string() == "2022-09");
  CHECK(find(article, "language")->rule == "given");
  CHECK(find(article, "language")->text == "Albanian");
  CHECK(find(article, "date")->rule == "given");
}

TEST_CASE("the language option is for articles that give none") {
  EnrichOptions german = options();
  german.language = "deu";
  Enricher enricher(german);
  Article article = ferry();
  enricher.enrich(article, "a.txt");
  CHECK(article.language == "de");
  Article french = ferry();
  french.language = "fr-CA";
  enricher.enrich(french, "a.txt");
  CHECK(french.language == "fr");
}

TEST_CASE("boilerplate can be kept") {
  EnrichOptions keep = options();
  keep.keep_boilerplate = true;
  Enricher enricher(keep);
  Article article = ferry();
  enricher.enrich(article, "a.txt");
  CHECK(article.removed.empty());
  CHECK(article.body == ferry().body);
}

TEST_CASE("the id of an article without id and URL comes from its text as it was read") {
  Enricher enricher(options());
  EnrichOptions keep = options();
  keep.keep_boilerplate = true;
  Enricher keeper(keep);
  Article a = ferry();
  Article b = ferry();
  Article c = ferry();
  c.body += ".";
  enricher.enrich(a, "a.txt");
  keeper.enrich(b, "b.txt");
  enricher.enrich(c, "a.txt");
  CHECK(a.id.size() == 36);
  CHECK(a.id.substr(0, 4) == "sha-");
  CHECK(a.id == b.id);
  CHECK(a.id != c.id);
}

TEST_CASE("an empty article stays empty") {
  Enricher enricher(options());
  Article article;
  enricher.enrich(article, "");
  CHECK(article.language == "und");
  CHECK(article.countries.empty());
  CHECK_FALSE(article.date.known());
  CHECK(article.evidence.empty());
  CHECK(article.source.empty());
}

TEST_CASE("no date of the future by the machine's day when no other is set") {
  Enricher enricher(EnrichOptions{});
  Article article = ferry();
  article.date = make_date(2999, 1, 1);
  enricher.enrich(article, "a.txt");
  CHECK_FALSE(article.date.known());
}

}  // namespace
}  // namespace dateline
