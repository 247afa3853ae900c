#include "searcher/engine/expansion.h"

#include <set>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

// Two articles about hackers by the name of cyberattack, two that do not use that word, and others.
TestIndex hackers() {
  std::vector<Article> articles = {
      make_article("a", "Cyberattack", "Hackers sabotage ministries after sanctions."),
      make_article("b", "A cyberattack", "Hackers sabotage airports and leave."),
      make_article("c", "Arrests", "Hackers who sabotage airports were arrested."),
      make_article("d", "Hackers sabotage", "Sabotage by hackers goes on."),
  };
  articles[0].countries = articles[2].countries = {"AL"};
  for (int i = 0; i < 60; ++i) {
    const std::string id = "other" + std::to_string(i);
    articles.push_back(make_article(id, "Weather", "Rain in region " + std::to_string(i)));
  }
  return TestIndex({articles});
}

Request expanding(const std::string& query) {
  Request request;
  request.query = query;
  request.expand = true;
  return request;
}

std::set<std::string> ids(const Response& response) {
  std::set<std::string> ids;
  for (const Hit& hit : response.hits) ids.insert(hit.article.id);
  return ids;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("an expanded query finds what shares words with its best results", "[engine][expand]") {
  const TestIndex index = hackers();
  for (const Engine engine : {Engine::kWindows, Engine::kXapian}) {
    Request request = expanding("cyberattack");
    request.engine = engine;
    request.explain = true;
    const Response response = index.search(request);
    CHECK(ids(response) == Ids{"a", "b", "c", "d"});
    CHECK(response.total == 4);
    CHECK(Ids{response.hits[0].article.id, response.hits[1].article.id} == Ids{"a", "b"});
    REQUIRE(response.diagnostics.size() == 1);
    CHECK(response.diagnostics[0].level == Diagnostic::Level::kNote);
    CHECK(response.diagnostics[0].message.find(" hackers") != std::string::npos);
    bool explained = false;
    for (const Explanation::Word& word : response.hits[0].explanation->words) {
      explained = explained || word.stems == std::vector<std::string>{"hacker"};
    }
    CHECK(explained);
    request.expand = false;
    CHECK(ids(index.search(request)) == Ids{"a", "b"});
  }
}

TEST_CASE("fields and what is denied stay required in an expanded query", "[engine][expand]") {
  const TestIndex index = hackers();
  CHECK(ids(index.search(expanding("cyberattack country:AL"))) == Ids{"a", "c"});
  CHECK(ids(index.search(expanding("cyberattack -arrested"))) == Ids{"a", "b", "d"});
  CHECK(ids(index.search(expanding("cyberattack country:AL -arrested"))) == Ids{"a"});
  Request filtered = expanding("cyberattack");
  filtered.filters.countries = {"AL"};
  CHECK(ids(index.search(filtered)) == Ids{"a", "c"});
}

TEST_CASE("there may be nothing to expand with", "[engine][expand]") {
  const TestIndex index = hackers();
  for (const char* query : {"", "country:AL", "nosuchword", "-weather"}) {
    CAPTURE(query);
    Request request = expanding(query);
    const Response wide = index.search(request);
    request.expand = false;
    CHECK(ids(wide) == ids(index.search(request)));
    CHECK(wide.diagnostics.empty());
  }
}
