#include <regex>
#include <set>

#include "tests/catch.h"
#include "tests/cli/programs.h"

namespace dateline::test {
namespace {

std::set<std::string> long_options(const std::string& text) {
  std::set<std::string> all;
  const std::regex option("--[a-z][a-z-]+");
  for (std::sregex_iterator match(text.begin(), text.end(), option), end; match != end; ++match) {
    all.insert(match->str());
  }
  return all;
}

// roff writes a hyphen that stays one as "\-".
std::string without_escapes(const std::string& roff) {
  return std::regex_replace(roff, std::regex(R"(\\-)"), "-");
}

}  // namespace

TEST_CASE("the manual page is roff and has every option of --help") {
  for (const std::string& program : {index_program(), search_program()}) {
    INFO(program);
    const Result help = run({.program = program, .arguments = {"--help"}});
    const Result man = run({.program = program, .arguments = {"--man"}});
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    CHECK(man.status == 0);
    CHECK(contains(man.out, ".TH "));
    for (const char* section : {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES"}) {
      INFO(section);
      CHECK(contains(man.out, std::string(".SH ") + section));
    }
    const std::string page = without_escapes(man.out);
    const auto options = long_options(help.out);
    CHECK(options.size() > 8);
    for (const std::string& option : options) {
      INFO(option);
      CHECK(contains(page, option));
    }
    // A line that begins with a point or an apostrophe is a request: all must be known ones.
    for (const std::string& line : lines(man.out)) {
      if (line.empty() || (line[0] != '.' && line[0] != '\'')) continue;
      INFO(line);
      CHECK(std::regex_search(
          line, std::regex(R"(^\.(TH|SH|SS|TP|PP|P|IP|B|I|BR|RS|RE|EX|EE|nf|fi|br|sp|\\"))")));
    }
  }
}

TEST_CASE("help and manual page list the fields of a query") {
  const Result help = search({"--help"});
  CHECK(contains(help.out, "Fields of a query:"));
  CHECK(contains(help.out, "\n  title:embassy "));
  CHECK(contains(help.out, "also intitle:, hd:, headline:"));
  CHECK(contains(search({"--man"}).out, ".SH FIELDS OF A QUERY"));
  CHECK_FALSE(contains(index({"--help"}).out, "Fields of a query"));
}

TEST_CASE("an option that is not known names the one that may be meant") {
  const auto hint = [](const Result& result) {
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK(contains(hint(search({"port", "--facets", "country"})), "did you mean --facet?"));
  CHECK(contains(hint(search({"port", "--lmit=3"})), "did you mean --limit?"));
  CHECK(contains(hint(search({"port", "--json"})), "did you mean --format json?"));
  CHECK(contains(hint(search({"--newest", "port"})), "did you mean --sort newest?"));
  CHECK(contains(hint(index({"add", "--treads", "3", "x"})), "did you mean --threads?"));
  CHECK(contains(hint(index({"export", "--opensearch"})), "did you mean --to opensearch?"));
  CHECK(contains(hint(index({"export", "--trec"})), "mean --format trec or --to trec?"));
  CHECK_FALSE(contains(hint(search({"port", "--zzzzz"})), "did you mean"));
  CHECK(contains(hint(search({"port", "--zzzzz"})), "see dateline-search --help"));
}

TEST_CASE("option --help of a sub-command says what it takes") {
  for (const char* command :
       {"add", "inspect", "stats", "delete", "verify", "rebuild", "snapshot", "export", "import"}) {
    const Result help = index({command, "--help"});
    INFO(command);
    CHECK(help.status == 0);
    CHECK(contains(help.out, "--index"));
  }
}

TEST_CASE("option --version is one line that names the program") {
  const Result version = index({"--version"});
  CHECK(version.status == 0);
  CHECK(std::regex_match(version.out, std::regex("dateline-index [0-9]+\\.[0-9]+\\.[0-9]+\n")));
  CHECK(std::regex_match(search({"--version"}).out,
                         std::regex("dateline-search [0-9]+\\.[0-9]+\\.[0-9]+\n")));
}

TEST_CASE("options stand before or after the sub-command and the words") {
  const std::string wire = sample_path() + "/wire.jsonl";
  CHECK(index({"--format", "jsonl", "inspect", wire}).out ==
        index({"inspect", wire, "--format", "jsonl"}).out);
  CHECK(search_sample({"albania", "-n", "2", "--format", "ids"}).out ==
        search_sample({"-n", "2", "--format=ids", "albania"}).out);
  CHECK(index({"stats", "-i", sample_index()}).out == index({"-i", sample_index(), "stats"}).out);
}

TEST_CASE("option --quiet leaves errors alone") {
  CHECK(index({"-q", "inspect", sample_path() + "/wire.jsonl"}).err.empty());
  const Result missing = search({"-q", "-i", "/nonexistent/idx", "x"});
  CHECK(missing.status == 2);
  CHECK(contains(missing.err, "error"));
}

}  // namespace dateline::test
