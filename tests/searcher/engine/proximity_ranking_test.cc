#include "searcher/engine/proximity_ranking.h"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

// Far beyond the lead, so that its words count alike wherever they stand.
const std::string kLead =
    "one two three four five six seven eight nine ten eleven twelve one two three four five six "
    "seven eight nine ten eleven twelve one two three four five six seven eight nine ten ";

Request relevance(const std::string& query, Match match = Match::kAny) {
  Request request;
  request.query = query;
  request.match = match;
  request.snippets = false;
  return request;
}

std::string ranked(const TestIndex& index, Request request) {
  std::string ids;
  for (const Hit& hit : index.search(request).hits) {
    ids += (ids.empty() ? "" : " ") + hit.article.id;
  }
  return ids;
}

std::string random_text(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> kWords = {"attack", "attacks",  "embassy", "albania", "of",
                                                  "hacker", "minister", "and",     "data",    "x."};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += kWords[random() % kWords.size()] + " ";
  return text;
}

}  // namespace

TEST_CASE("words near each other rank before words apart", "[engine][proximity]") {
  const TestIndex index({{
      make_article("apart", "", kLead + "embassy one two three four five six seven attack"),
      make_article("gap", "", kLead + "one embassy two attack three four five six seven"),
      make_article("beside", "", kLead + "one two three embassy attack four five six seven"),
      make_article("turned", "", kLead + "one two attack embassy three four five six seven"),
  }});
  for (const Match match : {Match::kAll, Match::kAny}) {
    CHECK(ranked(index, relevance("embassy attack", match)) == "beside turned gap apart");
    CHECK(ranked(index, relevance("attack embassy", match)) == "turned beside gap apart");
  }
  // What stood between two words of the query may stand between them in the text.
  const auto score = [&](const std::string& query, std::size_t at) {
    return index.search(relevance(query)).hits[at].score;
  };
  CHECK(score("embassy of attack", 0) == score("embassy of attack", 1));
  CHECK(score("embassy of attack", 0) == score("embassy attack", 0));
}

TEST_CASE("headline and body do not pair", "[engine][proximity]") {
  const TestIndex index({{
      make_article("across", "Six embassy", "attack seven " + kLead),
      make_article("within", "Embassy six", "seven attack " + kLead),
  }});
  const Response response = index.search(relevance("embassy attack"));
  REQUIRE(response.hits.size() == 2);
  CHECK(response.hits[0].score == response.hits[1].score);
}

TEST_CASE("a word as it was typed scores a little more", "[engine][proximity]") {
  const TestIndex index({{
      make_article("other", "", kLead + "embassy one two three four five six seven attack"),
      make_article("typed", "", kLead + "embassy one two three four five six seven attacks"),
  }});
  CHECK(ranked(index, relevance("embassy attacks")) == "typed other");
  CHECK(ranked(index, relevance("embassy attack")) == "other typed");
}

TEST_CASE("what is quoted, denied or alone has no pairs", "[engine][proximity]") {
  const TestIndex index({{
      make_article("apart", "", kLead + "embassy one two three attack"),
      make_article("beside", "", kLead + "embassy attack one two three"),
  }});
  for (const char* query : {"\"embassy\" \"attack\"", "embassy", "embassy OR (embassy -minister)",
                            "embassy NEAR/9 attack", "embassy nothing", "title:embassy attack"}) {
    CAPTURE(query);
    const Response response = index.search(relevance(query));
    REQUIRE(response.hits.size() == 2);
    CHECK(response.hits[0].score == response.hits[1].score);
  }
}

TEST_CASE("a word asked for twice weighs the root of two", "[engine]") {
  const TestIndex index({{make_article("a", "", "embassy one two"), make_article("b", "", "x")}});
  const double once = index.search(relevance("embassy")).hits.at(0).score;
  for (const char* query : {"embassy embassies", "embassy OR embassy"}) {
    CAPTURE(query);
    for (const Match match : {Match::kAll, Match::kAny}) {
      const double twice = index.search(relevance(query, match)).hits.at(0).score;
      CHECK(std::abs(twice - std::sqrt(2) * once) < 1e-5);
    }
  }
}

TEST_CASE("pages of one query fit together, in both engines", "[engine][proximity]") {
  std::mt19937 random(7);
  std::vector<std::vector<Article>> segments(3);
  for (int i = 0; i < 240; ++i) {
    const std::string id = "n" + std::to_string(i);
    segments[static_cast<std::size_t>(i) / 80].push_back(
        make_article(id, random_text(random, 5), random_text(random, 20 + random() % 60)));
  }
  const TestIndex index(segments);
  for (const char* query :
       {"embassy attack", "albania hacker of attack", "minister data attacks"}) {
    CAPTURE(query);
    Request request = relevance(query);
    request.limit = 240;
    const std::vector<Hit> all = index.search(request).hits;
    REQUIRE(all.size() > kRankedAnew);
    for (std::size_t i = 1; i < all.size(); ++i) REQUIRE(all[i - 1].score >= all[i].score);
    for (const Engine engine : {Engine::kWindows, Engine::kXapian}) {
      request.engine = engine;
      request.limit = 7;
      for (request.offset = 0; request.offset < all.size(); request.offset += request.limit) {
        const std::vector<Hit> page = index.search(request).hits;
        REQUIRE(page.size() == std::min(request.limit, all.size() - request.offset));
        for (std::size_t i = 0; i < page.size(); ++i) {
          CAPTURE(request.offset, i);
          CHECK(page[i].article.id == all[request.offset + i].article.id);
          CHECK(std::abs(page[i].score - all[request.offset + i].score) < 1e-4);
        }
      }
    }
  }
}
