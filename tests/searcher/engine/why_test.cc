#include "searcher/engine/why.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

namespace {

Evidence evidence(const Article& article, const std::string& field, const std::string& word,
                  const std::string& rule) {
  const std::string& text = field == "title" ? article.title : article.body;
  const std::size_t begin = text.find(word);
  return {"country", "AL", field, begin, begin + word.size(), word, rule, true};
}

}  // namespace

TEST_CASE("reasons are the sentences that evidence lies in, in reading order", "[engine]") {
  Article article;
  article.title = "Tirana acts";
  article.body = "First. In Albania the U.S. envoy met Albanian ministers. Last.\n\nDurres too.";
  article.evidence = {evidence(article, "body", "Durres", "city"),
                      evidence(article, "body", "Albanian", "demonym"),
                      evidence(article, "body", "Albania", "name"),
                      evidence(article, "title", "Tirana", "capital")};
  article.evidence.push_back({"country", "IR", "body", 0, 5, "First", "name", false});
  const std::vector<Reason> found = reasons(article, "country", "AL");
  REQUIRE(found.size() == 3);
  CHECK(found[0].text == "Tirana acts");
  CHECK(found[0].highlights == std::vector<Span>{{0, 6}});
  CHECK(found[1].text == "In Albania the U.S. envoy met Albanian ministers.");
  CHECK(found[1].begin == 7);
  CHECK(found[1].highlights == std::vector<Span>{{3, 10}, {30, 38}});
  CHECK(found[1].rules == std::vector<std::string>{"demonym", "name"});
  CHECK(found[2].text == "Durres too.");
  CHECK(reasons(article, "country", "FR").empty());
}

TEST_CASE("reasons of fields that are not kept, or out of bounds, are what was read", "[engine]") {
  Article article;
  article.body = "Short.";
  article.evidence = {{"date", "2022-09-08", "published", 0, 10, "8 Sep 2022", "given", false},
                      {"date", "2022-09-08", "body", 3, 99, "gone", "text", false},
                      {"date", "2022-09-08", "body", 0, 0, "", "guess", false}};
  const std::vector<Reason> found = reasons(article, "date", "2022-09-08");
  REQUIRE(found.size() == 3);
  for (const Reason& reason : found) {
    for (const Span& span : reason.highlights) CHECK(span.end <= reason.text.size());
  }
  CHECK(found[2].text == "8 Sep 2022");
  CHECK(found[2].highlights == std::vector<Span>{{0, 10}});
}
