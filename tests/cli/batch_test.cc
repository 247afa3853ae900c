#include <regex>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

const std::string kQueries = "q1\talbania\n\n{broken\nembassy\n{\"id\":7,\"text\":\"zzqqxx\"}\n";

Result batch(Words arguments, const std::string& input = kQueries) {
  arguments.insert(arguments.end(), {"-i", sample_index(), "--batch", "-"});
  return search(arguments, input);
}

TEST_CASE("option --batch answers every query under its id") {
  const Result json = batch({"--format", "json"});
  CHECK(json.status == 0);
  CHECK(contains(json.err, "line 3"));
  const auto answers = json_lines(json.out);
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].at("query_id") == "q1");
  CHECK(answers[0].at("total") == total({"albania"}));
  CHECK(answers[1].at("query_id") == "4");
  CHECK(answers[2].at("query_id") == "7");
  CHECK(answers[2].at("total") == 0);

  const auto rows = lines(batch({"--format", "csv", "-n", "2"}).out);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].starts_with("query_id,query,rank,id,"));
  CHECK(rows[1].starts_with("q1,albania,1,"));
  CHECK(rows[3].starts_with("4,embassy,1,"));
  CHECK(contains(batch({}).out, "> q1: albania"));
  CHECK(contains(batch({"--format", "markdown"}).out, "## q1: albania"));
}

TEST_CASE("option --batch and its exit status") {
  CHECK(batch({}, "zzqqxx\n").status == 1);
  CHECK(batch({}, "zzqqxx\n{bad\nalbania\n").status == 0);
  CHECK(batch({}, "{bad\n").status == 2);
  CHECK(batch({}, "").status == 1);
  const Result missing = search_sample({"--batch", "/nonexistent/queries"});
  CHECK(missing.status == 2);
  CHECK(contains(missing.err, "/nonexistent/queries"));
  CHECK(search_sample({"--batch", "-", "albania"}).status == 2);
}

TEST_CASE("format trec has six columns, and what trec_eval sorts by is the order") {
  const std::regex line(R"((\S+) Q0 (\S+) ([0-9]+) (-?[0-9.]+) (\S+))");
  for (const Words& more : {Words{}, Words{"--sort", "newest"}, Words{"--sort", "oldest"}}) {
    Words arguments = {"--format", "trec", "--tag", "run-1", "-n", "20"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Result run = batch(arguments);
    std::string topic;
    double score = 0;
    std::size_t rank = 0;
    REQUIRE(lines(run.out).size() > 20);
    for (const std::string& text : lines(run.out)) {
      std::smatch match;
      INFO(text);
      REQUIRE(std::regex_match(text, match, line));
      rank = match[1] == topic ? rank + 1 : 1;
      CHECK(std::stoul(match[3]) == rank);
      const double now = std::stod(match[4]);
      if (rank > 1) CHECK(now <= score);
      score = now;
      topic = match[1];
      CHECK(match[5] == "run-1");
    }
  }
  const Result lines_of_input =
      search({"-i", sample_index(), "--format", "trec", "-n", "1"}, "albania\n\nembassy\n");
  REQUIRE(lines(lines_of_input.out).size() == 2);
  CHECK(lines(lines_of_input.out)[0].starts_with("1 Q0 "));
  CHECK(lines(lines_of_input.out)[1].starts_with("3 Q0 "));
  CHECK(contains(lines(lines_of_input.out)[1], " dateline"));
  CHECK(search_sample({"albania", "--format", "trec", "--tag", "two words"}).status == 2);
  CHECK(search_sample({"albania", "--tag", "x"}).status == 2);
}

}  // namespace
}  // namespace dateline::test
