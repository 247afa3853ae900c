// Why an article has its countries and its date.
#include <string>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

std::string one_article(const TemporaryDirectory& temporary) {
  const std::string idx = temporary / "idx";
  const std::string file = temporary.write(
      "a.jsonl",
      Json{{"id", "a"},
           {"title", "Albania expels diplomats"},
           {"text",
            "TIRANA, Sept 7 - The government met at dawn. Albania severed relations with "
            "Iran after a cyberattack, and Tehran protested.\n\nFiji is far away."},
           {"date", "2022-09-08"},
           {"lang", "en"}}
          .dump());
  REQUIRE(index({"add", "-i", idx, file}).status == 0);
  return idx;
}

}  // namespace

TEST_CASE("why says the sentences that countries and dates were read from") {
  const TemporaryDirectory temporary;
  const std::string idx = one_article(temporary);
  const Result text = search({"-i", idx, "--why", "a"});
  CHECK(text.status == 0);
  CHECK(contains(text.out, "About Albania (AL)\n  *Albania* expels diplomats\n  title · name\n"));
  CHECK(contains(text.out, "*TIRANA*, Sept 7"));
  CHECK(contains(text.out, "relations with *Iran* after"));
  CHECK(contains(text.out, "*Fiji* is far away.\n  body · name\n"));
  CHECK(contains(text.out, "Printed 2022-09-08\n  *2022-09-08*\n  date · given\n"));
  CHECK_FALSE(contains(text.out, "Query"));

  const Json json = Json::parse(search({"-i", idx, "--why", "a", "--format", "json"}).out);
  CHECK(json.at("id") == "a");
  CHECK(json.at("date").at("value") == "2022-09-08");
  bool iran = false;
  for (const Json& country : json.at("mentions")) {
    if (country.at("value") != "IR") continue;
    iran = true;
    const Json& reason = country.at("reasons").at(0);
    const std::string sentence = reason.at("text");
    CHECK(sentence.starts_with("Albania severed"));
    CHECK(sentence.ends_with("protested."));
    REQUIRE(reason.at("highlights").size() == 2);
    const Json& tehran = reason.at("highlights").at(1);
    CHECK(sentence.substr(tehran.at(0), tehran.at(1).get<std::size_t>() -
                                            tehran.at(0).get<std::size_t>()) == "Tehran");
  }
  CHECK(iran);
}

TEST_CASE("why with a query says how the article answers it") {
  const TemporaryDirectory temporary;
  const std::string idx = one_article(temporary);
  const Json found = answer_from(idx, {"--explain", "cyberattack diplomats"}).at("hits").at(0);
  const Json json = Json::parse(
      search({"-i", idx, "--why", "a", "--format", "json", "cyberattack diplomats"}).out);
  CHECK(json.at("answer").at("matches") == true);
  CHECK(json.at("answer").at("score") == found.at("score"));
  CHECK(json.at("answer").at("explanation") == found.at("explanation"));
  const Result text = search({"-i", idx, "--why", "a", "cyberattack"});
  CHECK(contains(text.out, "Query cyberattack\n  score "));
  const Result other = search({"-i", idx, "--why", "a", "ferry"});
  CHECK(other.status == 0);
  CHECK(contains(other.out, "The article does not match it."));
}

TEST_CASE("why asks for an article that there is and a format that holds it") {
  const TemporaryDirectory temporary;
  const std::string idx = one_article(temporary);
  CHECK(search({"-i", idx, "--why", "b"}).status == 1);
  const Result csv = search({"-i", idx, "--why", "a", "--format", "csv"});
  CHECK(csv.status == 2);
  CHECK(contains(csv.err, "text, json and jsonl"));
}

}  // namespace dateline::test
