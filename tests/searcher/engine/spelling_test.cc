#include "searcher/engine/spelling.h"

#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

// Articles with the words, each in as many as its number.
std::vector<Article> articles(const std::vector<std::pair<std::string, int>>& words) {
  std::vector<Article> made;
  for (const auto& [word, count] : words) {
    for (int i = 0; i < count; ++i) {
      made.push_back(make_article(word + std::to_string(i), "", word + " text"));
    }
  }
  return made;
}

std::vector<std::string> texts(const std::vector<Spelling>& spellings) {
  std::vector<std::string> out;
  for (const Spelling& spelling : spellings) out.push_back(spelling.text);
  return out;
}

}  // namespace

TEST_CASE("the near and the frequent spellings come first", "[engine]") {
  const TestIndex index({articles({{"tehran", 30}, {"teheran", 3}, {"cyber", 2}}),
                         articles({{"tahran", 2}, {"attack", 4}, {"kehran", 9}})});
  Analyzer analyzer;
  Speller speller(index.snapshot(), analyzer);
  CHECK(texts(speller.near("tehrann", 0, 4)) ==
        std::vector<std::string>{"tehran", "teheran", "tahran", "kehran"});
  CHECK(texts(speller.near("tehrann", 0, 1)) == std::vector<std::string>{"tehran"});
  CHECK(speller.near("tehrann", 0, 1).front().documents == 30);
  CHECK(texts(speller.near("tehrann", 1, 4)).empty());  // none is a hundred times as frequent
  CHECK(speller.near("te", 0, 4).empty());
  CHECK(texts(speller.parted("cyberattack", 3)) == std::vector<std::string>{"cyber attack"});
  CHECK(speller.parted("cyberattac", 3).empty());
  CHECK(texts(speller.joined("teh", "ran")) == std::vector<std::string>{"tehran"});
  CHECK(speller.joined("teh", "rann").empty());
  CHECK(speller.documents("attacks") == 4);  // by its stem
  CHECK(speller.documents("attak") == 0);
  CHECK(speller.doubted(0));
  CHECK_FALSE(speller.doubted(1));
}
