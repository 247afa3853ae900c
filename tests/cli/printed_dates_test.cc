#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Plain text that prints its date, and other dates.
namespace dateline::test {
namespace {

constexpr const char* kStory =
    "Lornville dredges its harbour\n"
    "\n"
    "Published: 8 September 2022 10:15\n"
    "\n"
    "The council of Lornville voted on Tuesday to dredge the harbour, which was last deepened in "
    "June 1998. Work begins on 3 October 2022, the mayor said yesterday.\n";

}  // namespace

TEST_CASE("a text file has the date that it prints and the dates that it names") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const Json dates = {"2022-09-08", "2022-09-06", "1998-06", "2022-10-03", "2022-09-07"};
  const auto read = inspect({"-"}, kStory);
  REQUIRE(read.size() == 1);
  CHECK(read[0].at("date") == "2022-09-08");
  CHECK(read[0].at("time") == "10:15:00");
  Json named = read[0].at("mentioned_dates");
  // The line with the date may have been cleaned away.
  if (named.size() == dates.size()) named.erase(0);
  CHECK(named == Json({"2022-09-06", "1998-06", "2022-10-03", "2022-09-07"}));

  temporary.write("seed/page.txt", kStory);
  REQUIRE(index({"add", "-i", idx, temporary / "seed"}).status == 0);
  const Json found = answer_from(idx, {"harbour", "--since", "2022-09-08", "--until", "2022-09-08",
                                       "--fields", "id,date,mentioned_dates"});
  REQUIRE(found.at("total") == 1);
  CHECK(found.at("hits")[0].at("date") == "2022-09-08");
  CHECK(found.at("hits")[0].at("mentioned_dates") == read[0].at("mentioned_dates"));
  const std::string id = found.at("hits")[0].at("id");
  CHECK(contains(search({"-i", idx, "--show", id}).out, "2022-10-03"));
}

}  // namespace dateline::test
