#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

Words completed(const std::string& prefix) {
  return lines(search_sample({"--complete", prefix, "-n", "30"}).out);
}

bool has_line(const Words& all, const std::string& start, const std::string& end) {
  for (const std::string& line : all) {
    if (line.starts_with(start) && line.ends_with(end)) return true;
  }
  return false;
}

TEST_CASE("option --complete knows words, fields and values") {
  CHECK(has_line(completed("embas"), "embassy\t", "\tword"));
  CHECK(has_line(completed("EMBAS"), "embassy\t", "\tword"));
  CHECK(has_line(completed("cou"), "country:\t", "\tfield"));
  CHECK(has_line(completed("country:alb"), "country:AL\t", "\tcountry"));
  CHECK(has_line(completed("country:AL"), "country:AL\t", "\tcountry"));
  CHECK(has_line(completed("-mentions:AL,ira"), "-mentions:AL,IR\t", "\tcountry"));
  CHECK(has_line(completed("source:\"pacific"), "source:\"Pacific Beacon\"\t", "\tsource"));
  CHECK(has_line(completed("lang:german"), "lang:de\t", "\tlanguage"));
  CHECK(has_line(completed("title:embas"), "title:embassy\t", "\tword"));
  const Result nothing = search_sample({"--complete", "zzqqxx"});
  CHECK(nothing.status == 1);
  CHECK(nothing.out.empty());
  const Json json =
      Json::parse(search_sample({"--complete", "country:alb", "--format", "json"}).out);
  CHECK(json.at("completions")[0].at("text") == "country:AL");
  CHECK(json.at("completions")[0].at("label") == "Albania");
  CHECK(json.at("completions")[0].at("count") > 3);
}

TEST_CASE("the shells accept their completion scripts, which have every option") {
  const TemporaryDirectory directory;
  for (const std::string& program : {index_program(), search_program()}) {
    for (const std::string shell : {"bash", "zsh", "fish"}) {
      INFO(program << " in " << shell);
      const Result script = run({.program = program, .arguments = {"--completions", shell}});
      REQUIRE(script.status == 0);
      CHECK(contains(script.out, "index"));
      CHECK(contains(script.out, "jsonl"));
      const std::string path = directory.write("script", script.out);
      if (!std::filesystem::exists("/usr/bin/" + shell)) continue;
      const Result check = run({.program = "/usr/bin/" + shell, .arguments = {"-n", path}});
      CHECK(check.status == 0);
      CHECK(check.err.empty());
    }
  }
  CHECK(search({"--completions", "tcsh"}).status == 2);
}

TEST_CASE("bash completes options, their values, and values after a comma") {
  if (!std::filesystem::exists("/usr/bin/bash")) return;
  const auto completed_words = [](const std::string& words, int at) {
    const std::string script = search({"--completions", "bash"}).out + "COMP_WORDS=(" + words +
                               "); COMP_CWORD=" + std::to_string(at) +
                               "; _dateline_search; printf '%s\\n' \"${COMPREPLY[@]}\"\n";
    return lines(run({.program = "/usr/bin/bash", .input = script}).out);
  };
  CHECK(completed_words("dateline-search --form", 1) == Words{"--format"});
  CHECK(completed_words("dateline-search --format js", 2) == Words{"json", "jsonl"});
  CHECK(completed_words("dateline-search --format = cs", 3) == Words{"csv"});
  CHECK(completed_words("dateline-search --fields id,ti", 2) == Words{"id,title"});
}

}  // namespace
}  // namespace dateline::test
