#include "searcher/present/json.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/searcher/present/fixture.h"

namespace dateline::present_test {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

void collect_keys(const Json& json, std::set<std::string>& keys) {
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) {
      keys.insert(key);
      collect_keys(value, keys);
    }
  } else if (json.is_array()) {
    for (const Json& element : json) collect_keys(element, keys);
  }
}

Json parsed(const Response& response) {
  return Json::parse(presented(response, {}, OutputFormat::kJson, {.many = true}));
}

std::string random_bytes(std::mt19937& random, std::size_t most) {
  std::string bytes(random() % (most + 1), '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  return bytes;
}

TEST_CASE("json: keys come in the order of the contract") {
  const Json json = parsed(sample_response());
  CHECK(keys_of(json) == std::vector<std::string>{"version", "query", "interpreted", "total",
                                                  "exact", "took_ms", "hits", "facets",
                                                  "diagnostics", "suggestion",
                                                  "suggestion_total", "advice"});
  CHECK(keys_of(json["hits"][0]) ==
        std::vector<std::string>{"rank", "id", "title", "date", "countries", "mentions", "source",
                                 "language", "url", "score", "snippet", "highlights", "similar",
                                 "story"});
  CHECK(keys_of(json["facets"]) ==
        std::vector<std::string>{"country", "source", "language", "date", "date_none"});
  CHECK(keys_of(json["facets"]["country"][0]) ==
        std::vector<std::string>{"value", "label", "count", "selected"});
  CHECK(keys_of(json["facets"]["country"][1]) ==
        std::vector<std::string>{"value", "label", "count"});
  CHECK(keys_of(json["facets"]["date"][0]) == std::vector<std::string>{"value", "count"});
  CHECK(keys_of(json["diagnostics"][0]) ==
        std::vector<std::string>{"level", "begin", "end", "message"});
}

TEST_CASE("json: values keep their types") {
  const Json json = parsed(sample_response());
  CHECK(json["version"] == 1);
  CHECK(json["total"] == 1234);
  CHECK(json["took_ms"] == 1.88);
  CHECK(json["hits"][0]["date"] == "2022-09-08");
  CHECK(json["hits"][1]["date"] == "2022-10");
  CHECK(json["hits"][2]["date"].is_null());
  CHECK(json["hits"][3]["countries"] == Json::array());
  CHECK(json["facets"]["date_none"] == 3);
  CHECK(json["diagnostics"][0]["level"] == "warning");
  CHECK(json["diagnostics"][1]["level"] == "note");
}

TEST_CASE("json: an empty answer has every key") {
  const Json json = parsed(Response{});
  CHECK(json["total"] == 0);
  CHECK(json["hits"] == Json::array());
  CHECK(json["facets"] == Json::object());
  CHECK(json["diagnostics"] == Json::array());
  CHECK(json["suggestion"].is_null());
  CHECK_FALSE(json.contains("suggestion_total"));
  CHECK(json["advice"] == Json::array());
}

TEST_CASE("json: every key is named in docs/json.md") {
  std::ifstream file(DATELINE_SOURCE_DIR "/docs/json.md");
  REQUIRE(file);
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  std::set<std::string> keys;
  Response response = sample_response();
  for (const Facet facet : {Facet::kMentions, Facet::kTopic, Facet::kAuthor}) {
    response.facets.push_back({facet, {{"x", "x", 1, false}}, 1});
  }
  collect_keys(parsed(response), keys);
  collect_keys(
      Json::parse(
          lines_of(presented(response, {}, OutputFormat::kJsonLines, {.many = true})).front()),
      keys);
  Article article = sample_article();
  article.extra.clear();
  article.date.seconds = 50400;
  collect_keys(Json::parse(json_document(article, Layout::kOneLine)), keys);
  CHECK(keys.size() > 30);
  for (const std::string& key : keys) {
    CAPTURE(key);
    CHECK(page.find('`' + key + '`') != std::string::npos);
  }
}

TEST_CASE("json: one line where there are several queries, else indented") {
  const Response response = sample_response();
  const std::string line = presented(response, {}, OutputFormat::kJson, {.many = true});
  CHECK(lines_of(line).size() == 1);
  const std::string pretty = presented(response, {}, OutputFormat::kJson, {});
  CHECK(pretty.starts_with("{\n  \"version\": 1,\n"));
  // What is written hit by hit is what the library writes of the whole.
  CHECK(pretty == Json::parse(pretty).dump(2) + "\n");
  CHECK(line == Json::parse(pretty).dump() + "\n");
  Response empty = response;
  empty.hits.clear();
  empty.query = "\"hits\": [ \"hits\":[";
  const std::string nothing = presented(empty, {}, OutputFormat::kJson, {});
  CHECK(nothing == Json::parse(nothing).dump(2) + "\n");
}

TEST_CASE("json: a query of a batch has its id, and fields are those asked for") {
  const Response response = sample_response();
  const PresentOptions batch = {
      .many = true,
      .query_id = "q7",
      .fields = {HitField::kQueryId, HitField::kTitle, HitField::kAuthors, HitField::kBody}};
  const Json json = Json::parse(presented(response, {}, OutputFormat::kJson, batch));
  CHECK(json["query_id"] == "q7");
  const std::vector<std::string> names = {"query_id", "title", "authors", "body"};
  CHECK(keys_of(json["hits"][0]) == names);
  CHECK(json["hits"][0]["authors"].is_array());
  const auto lines = lines_of(presented(response, {}, OutputFormat::kJsonLines, batch));
  CHECK(keys_of(Json::parse(lines[0])) == names);
  CHECK(Json::parse(lines[0])["query_id"] == "q7");
}

TEST_CASE("json: one hit a line, named by its query when there are several") {
  const Response response = sample_response();
  const auto lines = lines_of(presented(response, {}, OutputFormat::kJsonLines, {}));
  REQUIRE(lines.size() == response.hits.size());
  CHECK(keys_of(Json::parse(lines[0])).front() == "rank");
  const Json named =
      Json::parse(lines_of(presented(response, {}, OutputFormat::kJsonLines, {.many = true}))[3]);
  CHECK(keys_of(named).front() == "query");
  CHECK(named["query"] == response.query);
  CHECK(named["rank"] == 4);
}

TEST_CASE("json: malformed text is replaced and ranges count what is printed") {
  Response response;
  Hit hit;
  hit.snippet.text = "\xff\xff word \xe6\x9d";
  hit.snippet.highlights = {{3, 7}, {9, 400}};
  hit.score = std::numeric_limits<double>::quiet_NaN();
  response.hits.push_back(hit);
  const Json json = parsed(response);
  const std::string snippet = json["hits"][0]["snippet"];
  const Json range = json["hits"][0]["highlights"][0];
  CHECK(snippet.substr(range[0], range[1].get<std::size_t>() - range[0].get<std::size_t>()) ==
        "word");
  CHECK(json["hits"][0]["score"] == 0);
}

TEST_CASE("json: no bytes make it fail") {
  const unsigned seed = 20220908;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    Response response = sample_response();
    response.query = random_bytes(random, 40);
    response.interpreted = random_bytes(random, 40);
    response.suggestion = Suggestion{random_bytes(random, 40), 7};
    response.diagnostics[0].message = random_bytes(random, 40);
    response.facets[0].values[0].label = random_bytes(random, 40);
    Hit& hit = response.hits[0];
    hit.article.title = random_bytes(random, 40);
    hit.article.countries = {random_bytes(random, 4)};
    hit.snippet.text = random_bytes(random, 60);
    hit.snippet.highlights = {{random() % 80, random() % 80}, {random() % 80, random() % 80}};
    const Json json = parsed(response);
    const std::string snippet = json["hits"][0]["snippet"];
    std::size_t last = 0;
    for (const Json& range : json["hits"][0]["highlights"]) {
      REQUIRE(range[0].get<std::size_t>() >= last);
      REQUIRE(range[0].get<std::size_t>() < range[1].get<std::size_t>());
      last = range[1].get<std::size_t>();
      REQUIRE(last <= snippet.size());
    }
  }
}

}  // namespace
}  // namespace dateline::present_test
