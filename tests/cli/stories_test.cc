// Copies of a story, from files to `story:` in a query.
#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

constexpr const char* kWire =
    "TIRANA, Sept 8 - The ferry Elena ran aground on a sandbank off Durres late on Wednesday with "
    "214 passengers aboard, and all were brought ashore by dawn, the coast guard said.\n\n"
    "Divers found a gash of nine metres below the waterline. The captain, who has sailed the route "
    "for 22 years, told investigators that a buoy had been adrift since the storm of Sunday.\n\n"
    "The line's owners suspended the crossing to Bari until further notice and offered beds in the "
    "town's sports hall to travellers who had booked for the weekend.\n";

constexpr const char* kCut =
    "The ferry Elena ran aground on a sandbank off Durres late on Wednesday with "
    "214 passengers aboard, and all were brought ashore by dawn, the coast guard said.\n\n"
    "Divers found a gash of nine metres below the waterline.\n";

// Another paper's own report of the same event.
constexpr const char* kOther =
    "More than two hundred travellers spent the night on deck after their ship struck sand within "
    "sight of the harbour lights. \"We heard a groan and then nothing,\" said a lorry driver from "
    "Shkoder. Fishermen were the first to reach the hull. Nobody was hurt.\n\n"
    "The ministry of transport wants to know why the channel was not marked. It has called the "
    "harbour master to a hearing next week.\n";

std::string printed_record(const std::string& id, const std::string& title, const std::string& body,
                           const std::string& date) {
  return Json{{"id", id}, {"title", title}, {"text", body}, {"date", date}}.dump() + "\n";
}

std::string story_of(const std::string& idx, const std::string& id) {
  const Result shown = search({"-i", idx, "--show", id, "--format", "json"});
  INFO(shown.err);
  REQUIRE(shown.status == 0);
  return Json::parse(shown.out).at("story");
}

std::set<std::string> ids(const std::string& idx, const std::string& query) {
  const Result found = search({"-i", idx, "--format", "ids", query});
  const Words all = lines(found.out);
  return {all.begin(), all.end()};
}

}  // namespace

TEST_CASE("reprints of a wire story are one story, now and with later additions") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const std::string wire = kWire;
  const std::string monday = temporary.write(
      "1.jsonl",
      printed_record("wire", "Ferry runs aground off Durres", wire, "2022-09-08") +
          printed_record("gazette", "Night of fear on the sandbank",
                         "By Ana Hoxha\n\n" + wire + "\nThe weather is expected to improve.\n",
                         "2022-09-09") +
          printed_record("herald", "All safe after ferry scare", kCut, "2022-09-09") +
          printed_record("own", "Ferry strikes sand", kOther, "2022-09-08"));
  REQUIRE(index({"add", "-i", idx, monday}).status == 0);
  const std::string story = story_of(idx, "wire");
  CHECK(story_of(idx, "own") != story);
  CHECK(ids(idx, "story:" + story) == std::set<std::string>{"wire", "gazette", "herald"});

  const std::string later = temporary.write(
      "2.jsonl", printed_record("evening", "Ferry company silent", kCut, "2022-09-10") +
                     printed_record("museum", "The Elena, a history", kCut, "2022-12-01"));
  REQUIRE(index({"add", "-i", idx, later}).status == 0);
  CHECK(ids(idx, "story:" + story) ==
        std::set<std::string>{"wire", "gazette", "herald", "evening"});
  CHECK(ids(idx, "ferry -story:" + story) == std::set<std::string>{"own", "museum"});
  const Json hits = answer_from(idx, {"id:evening"}).at("hits");
  REQUIRE(hits.size() == 1);
  CHECK(hits.at(0).at("story") == story);
  CHECK(contains(search({"-i", idx, "--show", "evening"}).out, story));

  const Result again = index({"add", "--reread", "-i", idx, monday, later});
  CHECK(contains(again.err, "6 were there already"));
}

TEST_CASE("reprints in a folder of plain text are one story") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  temporary.write("news/a.txt", std::string("Ferry runs aground\n\n") + kWire);
  temporary.write("news/b.txt", std::string("All safe after ferry scare\n\n") + kCut);
  temporary.write("news/c.txt", std::string("Ferry strikes sand\n\n") + kOther);
  REQUIRE(index({"add", "-i", idx, temporary / "news"}).status == 0);
  std::multiset<std::size_t> sizes;
  const Json answer = answer_from(idx, {"durres OR hull"});
  for (const Json& hit : answer.at("hits")) {
    sizes.insert(ids(idx, "story:" + hit.at("story").get<std::string>()).size());
  }
  CHECK(sizes == std::multiset<std::size_t>{1, 2, 2});
}

TEST_CASE("a story that the input gives is kept and found") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const std::string news = temporary.write(
      "news.jsonl",
      Json{{"id", "a"}, {"title", "Ferry"}, {"text", kWire}, {"story", "Desk 7"}}.dump() + "\n" +
          Json{{"id", "b"}, {"title", "Other"}, {"text", kOther}, {"story", "Desk 7"}}.dump());
  REQUIRE(index({"add", "-i", idx, news}).status == 0);
  CHECK(story_of(idx, "a") == "Desk 7");
  CHECK(ids(idx, "story:\"Desk 7\"") == std::set<std::string>{"a", "b"});
}

}  // namespace dateline::test
