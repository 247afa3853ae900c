#include <set>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// A scraped page as people have them: no metadata, a photo credit of a foreign agency, a comment
// form at the end.
namespace dateline::test {
namespace {

constexpr const char* kPage =
    "Tirana gives Iranian envoys a day to pack\n"
    "\n"
    "Photo: PAP/Adam Zielonka\n"
    "\n"
    "Albania told the staff of the Iranian embassy to leave within a day, after investigators in "
    "Tirana concluded that a cyberattack on its tax and border computers had been ordered by "
    "Iran.\n"
    "\n"
    "The embassy's gates stayed shut all afternoon. Albanian police kept reporters on the other "
    "side of the street, and Iranian diplomats carried boxes to a van.\n"
    "\n"
    "Leave a Comment\n"
    "\n"
    "Your email address will not be published. Required fields are marked *\n"
    "\n"
    "Name *\n"
    "Email *\n"
    "Website\n"
    "Save my name, email, and website in this browser for the next time I comment.\n";

void check_clean(const std::string& text) {
  INFO(text);
  for (const char* trace : {"Comment", "comment", "email", "Email", "Website", "Required", "PAP"}) {
    CHECK_FALSE(contains(text, trace));
  }
}

}  // namespace

TEST_CASE("a scraped page is found with its title, countries and a clean text") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  temporary.write("seed/page.txt", kPage);
  REQUIRE(index({"add", "-i", idx, temporary / "seed"}).status == 0);

  const Json found = answer_from(idx, {"cyberattack embassy", "--country", "AL"});
  REQUIRE(found.at("total") == 1);
  const Json& hit = found.at("hits")[0];
  CHECK(hit.at("title") == "Tirana gives Iranian envoys a day to pack");
  CHECK(hit.at("countries") == Json({"AL", "IR"}));
  CHECK(hit.at("mentions") == Json({"AL", "IR"}));
  CHECK(hit.at("date").is_null());
  CHECK(hit.at("language") == "en");
  CHECK(found.at("facets").at("date_none") == 1);
  CHECK(found.at("facets").at("date").empty());
  check_clean(hit.at("snippet"));
  std::set<std::string> marked;
  for (const Json& range : hit.at("highlights")) {
    const std::size_t begin = range[0];
    const std::size_t end = range[1];
    marked.insert(hit.at("snippet").get<std::string>().substr(begin, end - begin));
  }
  CHECK(marked == std::set<std::string>{"cyberattack", "embassy"});

  const Result shown = search({"-i", idx, "--show", hit.at("id"), "--format", "json"});
  REQUIRE(shown.status == 0);
  check_clean(Json::parse(shown.out).at("body"));
  const Result text = search({"-i", idx, "cyberattack embassy", "--country", "AL"});
  CHECK(text.status == 0);
  CHECK(contains(text.out, "Tirana gives Iranian envoys a day to pack"));
  check_clean(text.out);

  for (const char* absent : {"comment", "email", "website", "pap"}) {
    INFO(absent);
    CHECK(answer_from(idx, {"--match", "all", absent}).at("total") == 0);
  }
  CHECK(answer_from(idx, {"--country", "PL", ""}).at("total") == 0);
  CHECK(answer_from(idx, {"--mentions", "PL", ""}).at("total") == 0);
}

TEST_CASE("inspect lists what was removed from a scraped page and why") {
  const auto read = inspect({"-"}, kPage);
  REQUIRE(read.size() == 1);
  std::string removed;
  for (const Json& part : read[0].at("removed")) {
    CHECK_FALSE(part.at("rule").get<std::string>().empty());
    removed += part.at("text").get<std::string>() + "\n";
  }
  INFO(removed);
  for (const char* part : {"PAP", "Leave a Comment", "email address will not be published",
                           "Website", "Save my name"}) {
    INFO(part);
    CHECK(contains(removed, part));
  }
  check_clean(read[0].at("title"));
  check_clean(read[0].at("body"));
  std::set<std::string> focus;
  for (const Json& evidence : read[0].at("evidence")) {
    if (evidence.at("kind") == "country" && evidence.at("focus") == true) {
      focus.insert(evidence.at("value"));
    }
  }
  CHECK(focus == std::set<std::string>{"AL", "IR"});
}

}  // namespace dateline::test
