#include <algorithm>

#include "tests/catch.h"
#include "tests/cli/news_records.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<std::string> ordered_keys(const Json& object) {
  std::vector<std::string> all;
  for (const auto& [key, value] : object.items()) all.push_back(key);
  return all;
}

TEST_CASE("option --fields chooses what is shown, in its order") {
  const Words query = {"albania", "-n", "3", "--fields", "date,id,authors"};
  CHECK(search_sample(with(query, {"--format", "csv"})).out.starts_with("date,id,authors\n"));
  CHECK(search_sample(with(query, {"--format", "tsv"})).out.starts_with("date\tid\tauthors\n"));
  for (const Json& hit : json_lines(search_sample(with(query, {"--format", "jsonl"})).out)) {
    CHECK(ordered_keys(hit) == std::vector<std::string>{"authors", "date", "id"});
  }
  const Json json = Json::parse(search_sample(with(query, {"--format", "json"})).out);
  CHECK(ordered_keys(json.at("hits")[0]) == std::vector<std::string>{"authors", "date", "id"});
  CHECK(contains(search_sample(with(query, {"--format", "markdown"})).out,
                 "| date | id | authors |\n| --- | --- | --- |\n| 20"));
  const std::string text = search_sample(query).out;
  CHECK(contains(text, "date: 20"));
  CHECK_FALSE(contains(text, "title:"));
  // What is not stored in the columns is read all the same.
  const auto bodies = json_lines(
      search_sample({"albania", "-n", "1", "--fields", "body", "--format", "jsonl"}).out);
  REQUIRE(bodies.size() == 1);
  CHECK(bodies[0].at("body").get<std::string>().size() > 100);
}

TEST_CASE("option --fields says what is wrong with it") {
  const Result misspelt = search_sample({"albania", "--fields", "id,titel"});
  CHECK(misspelt.status == 2);
  CHECK(contains(misspelt.err, "titel"));
  CHECK(contains(misspelt.err, "did you mean title?"));
  CHECK(contains(search_sample({"albania", "--fields", "zzz"}).err, "snippet"));
  CHECK(search_sample({"albania", "--fields", ","}).status == 2);
  CHECK(search_sample({"albania", "--fields", "id", "--format", "trec"}).status == 2);
}

TEST_CASE("option --all writes every match in the order of the pages") {
  for (const Words& query :
       {Words{""}, Words{"", "--sort", "oldest"}, Words{"the embassy minister", "--match", "any"},
        Words{"albania", "--country", "AL", "--sort", "newest"}, Words{"minister", "--collapse"},
        Words{"ministr*", "--engine", "xapian"},
        Words{"minister", "--recency", "1y", "--today", "2022-10-01"}}) {
    for (const char* format : {"jsonl", "csv", "trec", "ids"}) {
      const Words words = with(query, {"--format", format});
      INFO(query[0] << " as " << format);
      const Result all = search_sample(with(words, {"--all"}));
      CHECK(all.status == 0);
      CHECK(lines(all.out).size() > 2);
      CHECK(all.out == search_sample(with(words, {"-n", "1000"})).out);
    }
    const auto answered = [&](const Words& more) {
      Json json = Json::parse(search_sample(with(with(query, {"--format", "json"}), more)).out);
      json.erase("took_ms");
      return json;
    };
    CHECK(answered({"--all"}) == answered({"-n", "1000"}));
  }
  CHECK(search_sample({"--all", "zzqqxx"}).status == 1);
  CHECK(search_sample({"--all", "-n", "5", "albania"}).status == 2);
}

TEST_CASE("option --all takes no more memory for more hits") {
  const TemporaryDirectory directory;
  std::string records = news_records(0, 30'000, 1);
  REQUIRE(
      index({"add", "-q", "-i", directory / "idx", directory.write("a.jsonl", records)}).status ==
      0);
  const Words few = {"-i", directory / "idx", "", "--format", "csv", "-n", "1"};
  const Words all = {"-i", directory / "idx", "", "--format", "csv", "--all"};
  const Result one = search(few);
  Command command = search_command(all);
  command.output_file = directory / "out.csv";
  const Result every = run(command);
  CHECK(every.status == 0);
  CHECK(every.peak_kilobytes < one.peak_kilobytes + 20'000);
}

TEST_CASE("a reader that goes away ends --all") {
  Process process(search_command({"-i", sample_index(), "--all", "--format", "json", ""}));
  process.close_output();
  const Result result = process.wait();
  CHECK_FALSE(result.timed_out);
  CHECK(result.signal == 0);
  CHECK(result.err.empty());
}

}  // namespace
}  // namespace dateline::test
