#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// What the pages of a source have around their articles, as `inspect` and `add` learn it.
namespace dateline::test {
namespace {

const std::string kFooter = "Harbour Gazette: all the news of the island since 1911";

std::string council_record(int number) {
  const std::string n = std::to_string(number);
  Json json;
  json["id"] = "g" + n;
  json["title"] = "Council votes on plan " + n + " for the harbour wall";
  json["text"] = "The council voted on plan number " + n +
                 " for the wall, which fishermen have asked for since the floods.\n\n" + kFooter;
  json["source"] = "Harbour Gazette";
  return json.dump() + "\n";
}

std::string council_records(int begin, int end) {
  std::string all;
  for (int i = begin; i < end; ++i) all += council_record(i);
  return all;
}

std::string body_in(const std::string& idx, const std::string& id) {
  return search({"-i", idx, "--show", id}).out;
}

}  // namespace

TEST_CASE("a line that ends the articles of a source goes, and the ledger has it") {
  for (const Json& article : inspect({"-"}, council_records(0, 12))) {
    CHECK_FALSE(contains(article.at("body").get<std::string>(), kFooter));
    REQUIRE(article.at("removed").size() == 1);
    CHECK(article.at("removed")[0].at("rule") == "furniture");
    CHECK(article.at("removed")[0].at("text") == kFooter);
  }
  for (const Json& article : inspect({"--keep-boilerplate", "-"}, council_records(0, 12))) {
    CHECK(contains(article.at("body").get<std::string>(), kFooter));
    CHECK(article.at("removed").empty());
  }
}

TEST_CASE("an index remembers what it has learnt about a source") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "-"}, council_records(0, 12)).status == 0);
  REQUIRE(index({"add", "-i", idx, "-"}, council_record(20)).status == 0);
  CHECK_FALSE(contains(body_in(idx, "g20"), kFooter));
  CHECK(index({"verify", "--thorough", "-i", idx}).status == 0);

  // Alone it teaches nothing.
  const std::string fresh = temporary / "fresh";
  REQUIRE(index({"add", "-i", fresh, "-"}, council_record(20)).status == 0);
  CHECK(contains(body_in(fresh, "g20"), kFooter));
}

TEST_CASE("an index remembers which country a source writes about") {
  const auto story = [](const std::string& id, const std::string& text) {
    return Json{{"id", id}, {"title", "Bridge"}, {"text", text}, {"source", "Buckeye Post"}}
               .dump() +
           "\n";
  };
  std::string stories;
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(i);
    stories +=
        story("s" + n, "The council of Columbus, Ohio, voted on bridge " + n + " on Monday.");
  }
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "-"}, stories).status == 0);
  const std::string quiet = story("quiet", "It rained for two days, the farmers say.");
  REQUIRE(index({"add", "-i", idx, "-"}, quiet).status == 0);
  const Json shown = Json::parse(search({"-i", idx, "--show", "quiet", "--format", "json"}).out);
  CHECK(shown.at("countries") == Json{"US"});
  CHECK_FALSE(shown.contains("mentions"));
  CHECK(contains(shown.dump(), "home-habit"));

  const std::string fresh = temporary / "fresh";
  REQUIRE(index({"add", "-i", fresh, "-"}, quiet).status == 0);
  CHECK_FALSE(Json::parse(search({"-i", fresh, "--show", "quiet", "--format", "json"}).out)
                  .contains("countries"));
  // What an option says comes first.
  const std::string other = temporary / "other";
  REQUIRE(index({"add", "--home-country", "CA", "-i", other, "-"}, stories + quiet).status == 0);
  CHECK(Json::parse(search({"-i", other, "--show", "quiet", "--format", "json"}).out)
            .at("countries") == Json{"CA"});
}

TEST_CASE("the same habits are found with any number of threads") {
  const TemporaryDirectory temporary;
  std::vector<std::string> exports;
  for (const std::string threads : {"1", "3"}) {
    const std::string idx = temporary / ("idx" + threads);
    REQUIRE(index({"add", "--threads", threads, "-i", idx, "-"}, council_records(0, 300)).status ==
            0);
    exports.push_back(index({"export", "-i", idx}).out);
  }
  CHECK(exports[0] == exports[1]);
}

}  // namespace dateline::test
