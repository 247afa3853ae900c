// The options that say how queries are evaluated and ranked.
#include <string>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

std::string timed_record(const std::string& id, const std::string& body, const std::string& date,
                         const std::string& story = "") {
  Json article = {{"id", id}, {"title", "Notes"}, {"text", body}, {"date", date}};
  if (!story.empty()) article["story"] = story;
  return article.dump() + "\n";
}

Words ids(const std::string& idx, Words arguments) {
  arguments.insert(arguments.begin(), {"-i", idx, "--format", "ids"});
  return lines(search(arguments).out);
}

// Without what may differ: the time taken.
Json answer_without_time(Words arguments) {
  Json json = answer(std::move(arguments));
  json.erase("took_ms");
  return json;
}

}  // namespace

TEST_CASE("both engines and any number of threads give the same answer") {
  for (const std::string query : {"ferry harbour", "\"grain corridor\" OR drought", "port -strike",
                                  "minister NEAR/8 water", "title:election", ""}) {
    CAPTURE(query);
    for (const std::string sort : {"relevance", "newest", "oldest"}) {
      CAPTURE(sort);
      Json one = answer_without_time({"--sort", sort, "--country", "AL,KE,IR", query});
      Json other = answer_without_time(
          {"--sort", sort, "--country", "AL,KE,IR", "--engine", "xapian", query});
      const Json threads =
          answer_without_time({"--sort", sort, "--country", "AL,KE,IR", "--threads", "3", query});
      CHECK(threads == one);
      for (Json* json : {&one, &other}) {
        for (Json& hit : json->at("hits")) hit["score"] = 0;  // of single and double precision
      }
      CHECK(one == other);
    }
  }
}

TEST_CASE("without a total the hits are the same and the total says that it is a lower bound") {
  const Json counted = answer({"--limit", "3", "ferry OR harbour OR minister"});
  const Json quick =
      answer({"--limit", "3", "--no-total", "--facet", "none", "ferry OR harbour OR minister"});
  CHECK(quick.at("hits") == counted.at("hits"));
  CHECK(counted.at("exact") == true);
  CHECK(quick.at("exact") == false);
  CHECK(quick.at("total") <= counted.at("total"));
  CHECK(quick.at("total") >= 3);
  const Result text =
      search_sample({"--limit", "3", "--no-total", "--facet", "none", "ferry OR harbour"});
  CHECK(text.out.starts_with("at least "));
  CHECK(contains(text.out, "Next page: --page 2"));
}

TEST_CASE("recent articles score more when asked to") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const std::string file = temporary.write(
      "a.jsonl",
      timed_record("old", "The ferry, the ferry, always the ferry.", "2012-01-05") +
          timed_record("new", "A ferry arrived late and nobody was surprised by it at all.",
                       "2022-09-07"));
  REQUIRE(index({"add", "-i", idx, file}).status == 0);
  CHECK(ids(idx, {"ferry"}) == Words{"old", "new"});
  const Words recency = {"--recency", "30d", "--today", "2022-09-08", "ferry"};
  CHECK(ids(idx, recency) == Words{"new", "old"});
  const Result bad = search({"-i", idx, "--recency", "soon", "ferry"});
  CHECK(bad.status == 2);
  CHECK(contains(bad.err, "--recency soon"));
  CHECK(contains(bad.err, "hint: write it as 30d"));
}

TEST_CASE("collapsed, a story is one hit that says how many are similar") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const std::string file = temporary.write(
      "a.jsonl",
      timed_record("a1", "The ferry, the ferry.", "2022-09-05", "s-one") +
          timed_record("a2", "The ferry and many other ships of the line.", "2022-09-06", "s-one") +
          timed_record("a3", "A ferry and a bridge.", "2022-09-07", "s-one") +
          timed_record("b1", "One ferry only.", "2022-09-08"));
  REQUIRE(index({"add", "-i", idx, file}).status == 0);
  const Json collapsed = answer_from(idx, {"--collapse", "ferry"});
  CHECK(collapsed.at("total") == 4);
  CHECK(collapsed.at("stories") == 2);
  REQUIRE(collapsed.at("hits").size() == 2);
  std::size_t similar = 0;
  for (const Json& hit : collapsed.at("hits")) similar += hit.at("similar").get<std::size_t>();
  CHECK(similar == 2);
  CHECK_FALSE(answer_from(idx, {"ferry"}).contains("stories"));
  CHECK(ids(idx, {"--collapse", "--sort", "newest", "ferry"}) == Words{"b1", "a3"});
  const Result text = search({"-i", idx, "--collapse", "ferry"});
  CHECK(text.out.starts_with("4 articles in 2 stories"));
  CHECK(contains(text.out, "+2 similar: story:s-one"));
}

TEST_CASE("text shows stories and other formats articles, unless told otherwise") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const std::string file = temporary.write(
      "a.jsonl", timed_record("a1", "The ferry, the ferry.", "2022-09-05", "Desk 7") +
                     timed_record("a2", "The ferry and other ships.", "2022-09-06", "Desk 7") +
                     timed_record("b1", "One ferry only.", "2022-09-08"));
  REQUIRE(index({"add", "-i", idx, file}).status == 0);
  const auto text = [&](Words arguments) {
    arguments.insert(arguments.begin(), {"-i", idx});
    return search(arguments).out;
  };
  const std::string stories = text({"ferry"});
  CHECK(stories.starts_with("3 articles in 2 stories"));
  CHECK(contains(stories, "+1 similar: story:\"Desk 7\""));
  CHECK(contains(stories, "\nArticles, not stories, by\n"));
  CHECK(contains(stories, "2022-09-08 1"));
  const std::string articles = text({"--no-collapse", "ferry"});
  CHECK(articles.starts_with("3 articles ·"));
  CHECK_FALSE(contains(articles, "similar"));
  CHECK_FALSE(contains(articles, "not stories"));
  CHECK(ids(idx, {"ferry"}).size() == 3);
  CHECK(ids(idx, {"--collapse", "ferry"}).size() == 2);
  // What expands a story shows all of it.
  CHECK(text({"story:\"Desk 7\""}).starts_with("2 articles ·"));
  CHECK(text({"ferry -story:\"Desk 7\""}).starts_with("1 article ·"));
  // Without totals nothing is counted for the sake of collapsing.
  CHECK(text({"--no-total", "--facet", "none", "-n", "1", "ferry"}).starts_with("at least "));
}

TEST_CASE("an unknown engine and a senseless number of threads are refused") {
  const Result engine = search_sample({"--engine", "steam", "ferry"});
  CHECK(engine.status == 2);
  CHECK(contains(engine.err, "window, xapian"));
  CHECK(search_sample({"--threads", "0", "ferry"}).status == 2);
}

}  // namespace dateline::test
