#include <algorithm>
#include <string>
#include <vector>

#include "searcher/engine/search.h"
#include "tests/catch.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

Article in_language(const std::string& id, const std::string& language, const std::string& body) {
  Article article = make_article(id, "", body);
  article.language = language;
  return article;
}

std::vector<std::string> found(const TestIndex& index, const std::string& query, Match match) {
  Request request;
  request.query = query;
  request.match = match;
  std::vector<std::string> ids;
  for (const Hit& hit : index.search(request).hits) ids.push_back(hit.article.id);
  return ids;
}

}  // namespace

// "with" has postings only where the language is not known, and so looks rare; it must weigh as the
// frequent word that it is.
TEST_CASE("a stop word of most articles does not decide the order", "[engine]") {
  std::vector<Article> articles;
  for (int i = 0; i < 20; ++i) {
    articles.push_back(
        in_language("en" + std::to_string(i), "en", "Talks with ministers went on with envoys."));
  }
  articles.push_back(in_language("tariffs", "en", "Ministers quarrel over tariffs with envoys."));
  articles.push_back(in_language("unknown", "und", "with ministers with with envoys"));
  const TestIndex index({articles});
  for (const Match match : {Match::kAny, Match::kAll}) {
    CHECK(found(index, "with tariffs ministers", match).front() == "tariffs");
  }
  CHECK(found(index, "with tariffs", Match::kAny) ==
        std::vector<std::string>{"tariffs", "unknown"});
  const auto all = found(index, "with envoys", Match::kAll);
  CHECK(all.size() == 10);
}

TEST_CASE("an OR drops stop words beside other words, and keeps them alone", "[engine]") {
  const TestIndex index(
      {{in_language("a", "en", "The embassy was closed by the police."),
        in_language("b", "en", "The port was open."), in_language("c", "en", "Ships sail.")}});
  CHECK(found(index, "the embassy", Match::kAny) == std::vector<std::string>{"a"});
  CHECK(found(index, "the OR embassy", Match::kAuto) == std::vector<std::string>{"a"});
  CHECK(found(index, "the was", Match::kAny).size() == 2);
  CHECK(found(index, "\"the\" OR ships", Match::kAuto).size() == 3);
}

// German "war" (was) is a stop word; English "war" is not.
TEST_CASE("a stop word of one language is a word of another", "[engine]") {
  const TestIndex index(
      {{in_language("en", "en", "The war goes on."), in_language("peace", "en", "The peace holds."),
        in_language("de", "de", "Der Minister war in Berlin.")}});
  const auto any = found(index, "war OR peace", Match::kAuto);
  CHECK(any.size() == 2);
  CHECK(std::count(any.begin(), any.end(), "en") == 1);
}
