// Articles on the same subject.
#include <string>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

std::string told_record(const std::string& id, const std::string& title, const std::string& body,
                        const std::string& date, const std::string& story) {
  return Json{{"id", id},     {"title", title}, {"text", body},
              {"date", date}, {"story", story}, {"lang", "en"}}
             .dump() +
         "\n";
}

std::string subjects(const TemporaryDirectory& temporary) {
  const std::string idx = temporary / "idx";
  const std::string file = temporary.write(
      "a.jsonl",
      told_record("run", "Ferry Elena runs aground off Durres", "The ferry struck a sandbank.",
                  "2022-09-08", "s-run") +
          told_record("copy", "Ferry Elena aground off Durres",
                      "The ferry struck a sandbank at night.", "2022-09-09", "s-run") +
          told_record("trial", "Captain of the Elena on trial", "The ferry had struck a sandbank.",
                      "2023-01-10", "s-trial") +
          told_record("launch", "New ferry for Durres", "The Elena was launched.", "2010-05-01",
                      "s-launch") +
          told_record("rates", "Bank raises rates", "Inflation is to blame.", "2022-09-08",
                      "s-rates") +
          told_record("bank", "Bank on rates", "Inflation again.", "2022-09-10", "s-bank"));
  REQUIRE(index({"add", "-i", idx, file}).status == 0);
  return idx;
}

Words similar(const std::string& idx, Words arguments) {
  arguments.insert(arguments.begin(), {"-i", idx, "--format", "ids", "--similar"});
  return lines(search(arguments).out);
}

}  // namespace

TEST_CASE("similar articles are on the same subject and of other stories") {
  const TemporaryDirectory temporary;
  const std::string idx = subjects(temporary);
  CHECK(similar(idx, {"run"}) == Words{"trial", "launch"});
  CHECK(similar(idx, {"rates"}) == Words{"bank"});
  CHECK(similar(idx, {"run", "--earlier"}) == Words{"launch"});
  CHECK(similar(idx, {"run", "--since", "2022"}) == Words{"trial"});
  CHECK(similar(idx, {"run", "captain"}) == Words{"trial"});
  CHECK(similar(idx, {"run", "--limit", "1"}).size() == 1);
}

TEST_CASE("similar articles as text and JSON say what they were compared by") {
  const TemporaryDirectory temporary;
  const std::string idx = subjects(temporary);
  const Result text = search({"-i", idx, "--similar", "run"});
  CHECK(text.status == 0);
  CHECK(text.out.starts_with("Similar to: Ferry Elena runs aground off Durres · read as: "));
  CHECK(contains(text.out, "sandbank OR "));
  CHECK(contains(text.out, "*sandbank*"));
  CHECK_FALSE(contains(text.out, "Language"));  // facets only when asked for
  const Json json = answer_from(idx, {"--similar", "run", "--facet", "language"});
  CHECK(json.at("similar_to") == "run");
  CHECK(json.at("facets").contains("language"));
}

TEST_CASE("similar asks for an article that there is, and a date for earlier ones") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const std::string file =
      temporary.write("a.jsonl", Json{{"id", "a"}, {"title", "Ferry"}, {"text", "Ferry."}}.dump());
  REQUIRE(index({"add", "-i", idx, file}).status == 0);
  const Result none = search({"-i", idx, "--similar", "b"});
  CHECK(none.status == 1);
  CHECK(contains(none.err, "no article has the id b"));
  const Result undated = search({"-i", idx, "--similar", "a", "--earlier"});
  CHECK(undated.status == 2);
  CHECK(contains(undated.err, "--before DATE"));
  const Result alone = search({"-i", idx, "--earlier", "ferry"});
  CHECK(alone.status == 2);
  CHECK(contains(alone.err, "--similar ID --earlier"));
  CHECK(search({"-i", idx, "--similar", "a"}).status == 1);
  CHECK(search({"-i", idx, "--similar", "a", "--show", "a"}).status == 2);
}

}  // namespace dateline::test
