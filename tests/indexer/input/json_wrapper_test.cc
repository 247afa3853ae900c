#include "indexer/input/json_wrapper.h"

#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

std::vector<std::string> titles(const std::string& json) {
  std::vector<std::string> all;
  for (const Article& article : read_bytes(Format::kJsonLines, json).articles) {
    all.push_back(article.title);
  }
  return all;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("articles in an array within an object are read one by one", "[input]") {
  CHECK(titles(R"({"status":"ok","total":2,"articles":[{"title":"A [x]"},{"title":"B }"}]})") ==
        Titles{"A [x]", "B }"});
  CHECK(titles("{\n \"response\": {\"numFound\": 2, \"docs\": [\n  {\"title\": \"A\"},\n"
               "  {\"title\": \"B\", \"items\": [{\"title\": \"C\"}]}\n ]},\n \"more\": [1, "
               "{\"a\": 2}]\n}\n") == Titles{"A", "B"});
  // A feed in JSON has a title of its own.
  CHECK(titles(R"({"version":"1","title":"Feed","items":[{"id":"1","title":"A"}]})") ==
        Titles{"A"});
  // Several answers in one file.
  CHECK(titles("{\"articles\":[{\"title\":\"A\"}]}\n{\"articles\":[{\"title\":\"B\"}]}\n") ==
        Titles{"A", "B"});
  CHECK(titles("\xef\xbb\xbf[\n{\"title\":\"A\"}\n,\n{\"title\":\"B\"}]") == Titles{"A", "B"});
}

TEST_CASE("hits of a search engine are the documents in them", "[input]") {
  const Result result =
      read_bytes(Format::kJsonLines,
                 R"({"took":3,"hits":{"total":2,"hits":[{"_id":"7","_source":{"title":"A"}},)"
                 R"({"_id":"8","_source":{"title":"B","id":"own"}}]}})");
  REQUIRE(result.rejects.empty());
  REQUIRE(result.articles.size() == 2);
  CHECK(result.articles[0].id == "7");
  CHECK(result.articles[1].id == "own");
  CHECK(result.origins[1].record == 2);
}

TEST_CASE("an article that has arrays is no wrapper", "[input]") {
  CHECK(titles(R"({"id":"1","text":"x","title":"A","items":[{"title":"no"}]})") == Titles{"A"});
  CHECK(titles(R"({"title":"A","entities":[{"name":"no","title":"no"}],"text":"x"})") ==
        Titles{"A"});
  CHECK(titles(R"({"title":"A","data":[{"x":1}],"text":"x"})") == Titles{"A"});
  CHECK_FALSE(JsonWrapper::is_for(R"({"title":"A"} {"articles":[{"title":"B"}]})"));
  CHECK_FALSE(JsonWrapper::is_for(R"({"articles":["a","b"]})"));
  CHECK_FALSE(JsonWrapper::is_for(""));
}

TEST_CASE("what is no object in an array of articles is a reject", "[input]") {
  const Result result =
      read_bytes(Format::kJsonLines, R"({"articles":[{"title":"A"},17,null,{"title":"B"}]})");
  CHECK(result.articles.size() == 2);
  CHECK(result.rejects.size() == 2);
}
