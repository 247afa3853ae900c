#include "searcher/engine/ranking.h"

#include <algorithm>
#include <random>
#include <utility>

#include "searcher/engine/story_groups.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

Ranked random_ranked(std::mt19937& random, DocIndex doc) {
  Ranked ranked;
  ranked.address = {static_cast<std::uint32_t>(random() % 3), doc};
  ranked.score = static_cast<double>(random() % 5);
  if (random() % 4 != 0) ranked.order = {static_cast<Day>(random() % 6), 3, DateOrder::kNoTime};
  return ranked;
}

bool same(const std::vector<Ranked>& a, const std::vector<Ranked>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Ranked& x, const Ranked& y) { return x.address == y.address; });
}

}  // namespace

TEST_CASE("the best of many are what sorting gives", "[engine]") {
  std::mt19937 random(11);
  for (const Sort sort : {Sort::kRelevance, Sort::kNewest, Sort::kOldest}) {
    for (const std::size_t size : {0, 1, 7, 500}) {
      std::vector<Ranked> all;
      TopK top(sort, size);
      for (DocIndex doc = 0; doc < 300; ++doc) {
        all.push_back(random_ranked(random, doc));
        top.add(all.back());
      }
      std::sort(all.begin(), all.end(),
                [&](const Ranked& a, const Ranked& b) { return ranks_before(sort, a, b); });
      all.resize(std::min(size, all.size()));
      CHECK(same(top.take(), all));
    }
  }
}

TEST_CASE("the undated are last in either order of dates", "[engine]") {
  Ranked dated;
  dated.order = {100, 3, DateOrder::kNoTime};
  const Ranked undated;
  CHECK(ranks_before(Sort::kNewest, dated, undated));
  CHECK(ranks_before(Sort::kOldest, dated, undated));
  CHECK(ranks_before(Sort::kRelevance, dated, undated));  // of equal scores the newest
}

TEST_CASE("of each story the best stands for all, whoever found them", "[engine]") {
  const auto [articles_in_all, stories] =
      GENERATE(std::pair(200u, 20u), std::pair(20'000u, 9'000u));
  std::mt19937 random(13);
  StoryGroups whole(Sort::kRelevance);
  StoryGroups first(Sort::kRelevance);
  StoryGroups second(Sort::kRelevance);
  for (DocIndex doc = 0; doc < articles_in_all; ++doc) {
    const Ranked ranked = random_ranked(random, doc);
    const std::uint64_t story = random() % stories;  // 0: none
    whole.add(story, ranked);
    (random() % 2 == 0 ? first : second).add(story, ranked);
  }
  first.add(second);
  CHECK(first.size() == whole.size());
  const std::vector<Ranked> together = whole.best(articles_in_all);
  const std::vector<Ranked> merged = first.best(articles_in_all);
  CHECK(together.size() == whole.size());
  CHECK(same(together, merged));
  std::uint64_t articles = 0;
  for (std::size_t i = 0; i < together.size(); ++i) {
    REQUIRE(together[i].similar == merged[i].similar);
    articles += together[i].similar + 1;
  }
  CHECK(articles == articles_in_all);
}
