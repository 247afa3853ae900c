#include <algorithm>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Sessions without a person: -c and scripts on standard input.
namespace dateline::test {
namespace {

Result script(const std::string& lines, Words arguments = {}) {
  arguments.insert(arguments.begin(), {"-i", sample_index()});
  return search(arguments, lines);
}

}  // namespace

TEST_CASE("a script prints answers alone, and its status is that of its last search") {
  const Result found = script(".country AL\n.format ids\nembassy\n");
  CHECK(found.status == 0);
  CHECK(lines(found.out).size() == total({"embassy", "--country", "AL", "--no-collapse"}));
  CHECK(script("embassy\n.sort newest\nzzqqxx\n").status == 1);
  CHECK(script(".sort newest\nzzqqxx\nembassy\n").status == 0);
  CHECK_FALSE(contains(script(".match all\nembassy\n").out, ".help"));
}

TEST_CASE("lines are plain queries up to the first command") {
  const auto hits = script("embassy\n-iran\n", {"--format", "json"});
  const auto answers = json_lines(hits.out);
  REQUIRE(answers.size() == 2);
  CHECK(answers[1].at("query") == "-iran");
  const auto refined =
      json_lines(script("embassy\n.sort newest\n-iran\n", {"--format", "json"}).out);
  REQUIRE(refined.size() == 3);
  CHECK(refined[1].at("query") == "embassy");
  CHECK(refined[2].at("query") == "embassy -iran");
  // Nobody is disturbed who wrote this before there were commands.
  CHECK(script("zzqqxx\nembassy\nzzqqxx\n").status == 0);
  CHECK(json_lines(script(" .net\n", {"--format", "json"}).out).at(0).at("query") == " .net");
}

TEST_CASE("the first error ends a script and says in which line") {
  const Result result = script(".country AL\n.contry IR\nembassy\n");
  CHECK(result.status == 2);
  CHECK(result.out.empty());
  CHECK(contains(result.err, "line 2"));
  CHECK(contains(result.err, "did you mean .country?"));
}

TEST_CASE("option -c does commands and exits") {
  const Result ids = search_sample({"-c", ".format ids", "-c", ".country AL", "-c", "embassy"});
  CHECK(ids.status == 0);
  CHECK(lines(ids.out).size() == total({"embassy", "--country", "AL"}));
  const Result one = search_sample({"--format", "json", "-c", "embassy"});
  CHECK(Json::parse(one.out).at("query") == "embassy");
  CHECK(search_sample({"-c", "zzqqxx"}).status == 1);
  CHECK(search_sample({"-c", ".sort best"}).status == 2);
  CHECK(search_sample({"-c", "embassy", "--show", "x"}).status == 2);
  const Result browse = search_sample({"--format", "ids", "-c", ".country AL"});
  CHECK(lines(browse.out).size() == 10);
}

TEST_CASE("scripts open, explain, export and save") {
  const TemporaryDirectory folder;
  const std::string csv = folder / "out.csv";
  Command command = search_command({"-i", sample_index()});
  command.environment["XDG_CONFIG_HOME"] = folder / "config";
  command.input = "embassy\n.open 1\n.why 1\n.explain 1\n.export " + csv + "\n.save e\n.saved\n";
  const Result result = run(command);
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(contains(result.out, "countries"));
  CHECK(contains(result.out, "e: embassy"));
  CHECK(lines(read_file(csv)).size() == total({"embassy"}) + 1);
  command.input = ".saved e\n.new e\n.forget e\n";
  const Result again = run(command);
  CHECK(again.status == 0);
  CHECK(contains(again.out, "embassy"));
  CHECK(contains(again.err, "Nothing new"));
}

TEST_CASE("what is similar is exported in its order") {
  const TemporaryDirectory folder;
  const std::string ids = folder / "similar.ids";
  const Result result = script("embassy\n.format ids\n.similar 1\n.export " + ids + "\n");
  INFO(result.err);
  REQUIRE(result.status == 0);
  const auto exported = lines(read_file(ids));
  const auto shown = lines(script(".format ids\nembassy\n.similar 1\n").out);
  REQUIRE(exported.size() > 10);
  REQUIRE(shown.size() > 10);
  CHECK(std::equal(exported.begin(), exported.begin() + 10, shown.end() - 10));
}

TEST_CASE("a session asks for a terminal") {
  const Result result = search_sample({"--interactive"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "terminal"));
}

}  // namespace dateline::test
