#include "searcher/engine/explain.h"

#include <cmath>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "tests/catch.h"
#include "tests/searcher/engine/corpus.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

Request explained(const std::string& query) {
  Request request;
  request.query = query;
  request.today = test_today();
  request.explain = true;
  return request;
}

double sum(const Explanation& parts) {
  double sum = parts.proximity + parts.exact_forms + parts.recency;
  for (const Explanation::Word& word : parts.words) sum += word.score;
  return sum;
}

}  // namespace

TEST_CASE("an explanation says where the words of a query are", "[engine][explain]") {
  const std::string more = " one two three four five six seven eight nine ten eleven twelve";
  const TestIndex index(
      {{make_article("a", "Attacks on embassies", "An attack." + more + more + " attacked 地震台")},
       {make_article("b", "Quiet", "Nothing."), make_article("c", "Embassy", "Closed.")}});
  const Response response = index.search(explained("embassy attack -closed"));
  REQUIRE(response.hits.size() == 1);
  REQUIRE(response.hits[0].explanation);
  const Explanation& parts = *response.hits[0].explanation;
  REQUIRE(parts.words.size() == 2);
  CHECK(parts.words[0].stems == std::vector<std::string>{"embassi"});
  CHECK(parts.words[0].documents == 2);
  CHECK(parts.words[0].title == 1);
  CHECK(parts.words[0].lead + parts.words[0].body == 0);
  const Explanation::Word& attack = parts.words[1];
  CHECK(attack.documents == 1);
  CHECK(attack.weight > parts.words[0].weight);
  CHECK(attack.title == 1);
  CHECK(attack.lead == 1);
  CHECK(attack.body == 1);
  CHECK(attack.count == kTitleWeight + kLeadWeight + kBodyWeight);
  CHECK(parts.proximity > 0);
  CHECK(parts.exact_forms > 0);
  CHECK(parts.recency == 0);

  const Response cjk = index.search(explained("地震"));
  REQUIRE(cjk.hits.size() == 1);
  CHECK(cjk.hits[0].explanation->words.at(0).body == 1);
  Request plain = explained("embassy");
  plain.explain = false;
  CHECK_FALSE(index.search(plain).hits.at(0).explanation);
}

TEST_CASE("the parts of a score add up to it, in both engines", "[engine][explain]") {
  Random random(11);
  const TestIndex index(random_corpus(random).segments);
  int explained_hits = 0;
  for (int i = 0; i < 600; ++i) {
    Request request = explained(to_string(random_query(random, 3)));
    request.match = chance(random, 50) ? Match::kAny : Match::kAll;
    if (chance(random, 30)) request.recency_days = 30;
    if (chance(random, 20)) request.sort = Sort::kNewest;
    request.snippets = false;
    for (const Engine engine : {Engine::kWindows, Engine::kXapian}) {
      request.engine = engine;
      CAPTURE(request.query, static_cast<int>(engine));
      for (const Hit& hit : index.search(request).hits) {
        REQUIRE(hit.explanation);
        REQUIRE(std::abs(sum(*hit.explanation) - hit.score) <= 1e-4 * (1 + hit.score));
        if (hit.score > 0) ++explained_hits;
      }
    }
  }
  CHECK(explained_hits > 200);
}
