#include <sys/stat.h>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

std::string note_record(const std::string& id, const std::string& date, const std::string& text) {
  return Json{{"id", id}, {"title", "Note " + id}, {"text", text}, {"date", date}, {"lang", "en"}}
             .dump() +
         "\n";
}

// An index of its own and a folder for saved searches.
struct Desk {
  TemporaryDirectory directory;
  std::string idx = directory / "idx";

  Desk() { add(note_record("a", "2022-09-01", "The grain deal was signed.")); }

  void add(const std::string& records) const {
    REQUIRE(index({"add", "-q", "-i", idx, "--format", "jsonl", "-"}, records).status == 0);
  }
  Result run_search(Words arguments) const {
    Command command = search_command(std::move(arguments));
    command.environment["XDG_CONFIG_HOME"] = directory / "config";
    return run(command);
  }
  Words added(Words more = {}) const {
    more.insert(more.begin(), {"--new", "grain", "--format", "ids"});
    const Result result = run_search(more);
    CHECK(result.status == (result.out.empty() ? 1 : 0));
    return lines(result.out);
  }
};

TEST_CASE("option --new prints what was added, whatever its date, and that once") {
  const Desk desk;
  const Result saved = desk.run_search({"-i", desk.idx, "grain deal", "--save", "grain"});
  CHECK(saved.status == 0);
  CHECK(saved.out.empty());
  CHECK(desk.added().empty());
  desk.add(note_record("old", "1999-01-01", "An old grain deal.") +
           note_record("b", "2022-09-02", "Another grain deal.") +
           note_record("c", "2022-09-02", "Nothing of the kind."));
  const Words both = desk.added();
  CHECK(both.size() == 2);
  CHECK(desk.added().empty());
}

TEST_CASE("what was printed stays old when segments are merged and articles replaced") {
  const Desk desk;
  desk.run_search({"-i", desk.idx, "grain deal", "--save", "grain"});
  for (int i = 0; i < 10; ++i) {  // enough for a merge
    const std::string id = "n" + std::to_string(i);
    desk.add(note_record(id, "2020-01-01", "One more grain deal."));
    if (i % 2 == 0) CHECK(desk.added().back() == id);
  }
  CHECK(desk.added() == Words{"n9"});
  REQUIRE(index({"optimize", "-q", "-i", desk.idx}).status == 0);
  CHECK(desk.added().empty());
  desk.add(note_record("n3", "2020-01-01", "The grain deal, corrected.") +
           note_record("m", "2020-01-01", "A grain deal after the merge."));
  CHECK(desk.added() == Words{"m"});
  REQUIRE(index({"delete", "-q", "-i", desk.idx, "m"}).status == 0);
  CHECK(desk.added().empty());
}

TEST_CASE("what a limit or a closed pipe keeps back is printed the next time") {
  const Desk desk;
  desk.run_search({"-i", desk.idx, "grain deal", "--save", "grain", "--sort", "oldest"});
  desk.add(note_record("b", "2022-09-02", "A grain deal.") +
           note_record("c", "2022-09-03", "A grain deal."));
  Command gone = search_command({"--new", "grain"});
  gone.environment["XDG_CONFIG_HOME"] = desk.directory / "config";
  gone.output_file = "/dev/full";
  CHECK(run(gone).status == 2);
  CHECK(desk.added({"-n", "1"}) == Words{"b"});
  CHECK(desk.added({"-n", "1"}) == Words{"c"});
  CHECK(desk.added().empty());
}

TEST_CASE("saved searches are listed, forgotten, and private") {
  const Desk desk;
  CHECK(desk.run_search({"--saved"}).status == 1);
  desk.run_search(
      {"-i", desk.idx, "grain 'deal'", "--since", "7d", "--country", "AL,IR", "--save", "grain"});
  const Result list = desk.run_search({"--saved"});
  CHECK(list.status == 0);
  CHECK(contains(list.out, "grain\t"));
  CHECK(contains(list.out, "--since=7d"));
  const Json json = Json::parse(desk.run_search({"--saved", "--format", "json"}).out);
  CHECK(json.at("searches")[0].at("query") == "grain 'deal'");
  CHECK(json.at("searches")[0].at("options").at("country")[0] == "AL,IR");
  struct stat status = {};
  const std::string file = desk.directory / "config/dateline/searches/grain.json";
  REQUIRE(stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);

  CHECK(desk.run_search({"-i", desk.idx, "x", "--save", "grain"}).status == 2);
  CHECK(desk.run_search({"-i", desk.idx, "x", "--save", "../x"}).status == 2);
  const Result misspelt = desk.run_search({"--new", "grian"});
  CHECK(misspelt.status == 2);
  CHECK(contains(misspelt.err, "did you mean grain?"));
  const Result narrowed = desk.run_search({"--new", "grain", "--country", "AL"});
  CHECK(narrowed.status == 2);
  CHECK(contains(narrowed.err, "hint"));
  CHECK(desk.run_search({"--forget", "grain"}).status == 0);
  CHECK(desk.run_search({"--saved"}).status == 1);
  CHECK(desk.run_search({"--forget", "grain"}).status == 2);
}

}  // namespace
}  // namespace dateline::test
