// What a search says when it finds little or nothing.
#include <string>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

// Six articles on ferries and a prime minister, three of them about Albania.
std::string ferry_index(const TemporaryDirectory& temporary) {
  std::string records;
  for (int i = 0; i < 6; ++i) {
    records += Json{{"id", "f" + std::to_string(i)},
                    {"title", "Ferry report " + std::to_string(i)},
                    {"text", i < 4 ? "The ferry and the harbour." : "The prime minister resigned."},
                    {"countries", {i < 3 ? "AL" : "IR"}},
                    {"date", "2022-09-0" + std::to_string(i + 1)},
                    {"lang", "en"}}
                   .dump() +
               "\n";
  }
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, temporary.write("a.jsonl", records)}).status == 0);
  return idx;
}

}  // namespace

TEST_CASE("a word that no article has is put right from the words of the index") {
  const TemporaryDirectory temporary;
  const std::string idx = ferry_index(temporary);
  const Result text = search({"-i", idx, "fery harbuor"});
  CHECK(text.status == 1);
  CHECK(contains(text.out, "Did you mean: ferry harbour (4 articles)"));
  const Json answer = answer_from(idx, {"country:AL fery -teacher"});
  CHECK(answer.at("suggestion") == "country:AL ferry -teacher");
  CHECK(answer.at("suggestion_total") == 3);
  CHECK(answer_from(idx, {answer.at("suggestion").get<std::string>()}).at("total") == 3);
  CHECK(answer_from(idx, {"primeminister"}).at("suggestion") == "prime minister");
  CHECK(answer_from(idx, {"har bour"}).at("suggestion") == "harbour");
  CHECK(answer_from(idx, {"\"prime minster\""}).at("suggestion") == "\"prime minister\"");
  // Filters hold for what is suggested too.
  CHECK(answer_from(idx, {"minster", "--country", "AL"}).at("suggestion").is_null());
  const Result ids = search({"-i", idx, "fery", "--format", "ids"});
  CHECK(ids.out.empty());
  CHECK(contains(ids.err, "did you mean: ferry"));
}

TEST_CASE("words that are known, denied or like no other are left alone") {
  const TemporaryDirectory temporary;
  const std::string idx = ferry_index(temporary);
  for (const char* query :
       {"ferry", "ferries", "ferry -harbuor", "zzzzzz", "fer*", "地震", "7", ""}) {
    INFO(query);
    const Json answer = answer_from(idx, {query});
    CHECK(answer.at("suggestion").is_null());
    CHECK_FALSE(answer.contains("suggestion_total"));
  }
}

TEST_CASE("nothing found says what to drop and what that finds") {
  const TemporaryDirectory temporary;
  const std::string idx = ferry_index(temporary);
  const Result filters = search(
      {"-i", idx, "ferry", "--country", "FJ", "--since", "2022-09-02", "--until", "2022-09-03"});
  CHECK(filters.status == 1);
  CHECK(contains(filters.out, "Without any filter: 6 · without --country FJ: 2"));

  const Json fields = answer_from(idx, {"harbour country:FJ words:>500"});
  CHECK(fields.at("advice").empty());  // no single part is to blame
  const Json field = answer_from(idx, {"harbour country:FJ"});
  REQUIRE(field.at("advice").size() == 1);
  CHECK(field.at("advice").at(0) ==
        Json{{"kind", "field"}, {"part", "country:FJ"}, {"query", "harbour"}, {"total", 4}});

  const Result words = search({"-i", idx, "harbour minister", "--match", "all"});
  CHECK(contains(words.out, "Any of the words (--match any): 6"));
  CHECK(contains(words.out, "without 'minister': 4"));
  CHECK(contains(words.out, "without 'harbour':"));

  const Json phrase = answer_from(idx, {"\"minister prime\""});
  CHECK(phrase.at("advice").at(0).at("kind") == "plain_words");
  CHECK(phrase.at("advice").at(0).at("query") == "minister prime");
  CHECK(phrase.at("advice").at(0).at("total") == 2);

  const Json denied = answer_from(idx, {"harbour -ferry"});
  CHECK(denied.at("advice").at(0).at("part") == "-ferry");
  CHECK(answer_from(idx, {"harbour"}).at("advice").empty());
}

}  // namespace dateline::test
