#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

Json stats(const std::string& idx) {
  const Result result = index({"stats", "-i", idx, "--json"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  return Json::parse(result.out);
}

constexpr const char* kTwoRecords =
    R"({"id":"a-1","title":"Harbour reopens","text":"The harbour of Split reopened on Monday."})"
    "\n"
    R"({"id":"a-2","title":"Bridge closes","text":"The bridge of Mostar closed on Tuesday."})"
    "\n";

}  // namespace

TEST_CASE("the sample is added whole, without a reject, and only once") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const Result first = index({"add", "-i", idx, "--strict", sample_path()});
  INFO(first.err);
  CHECK(first.status == 0);
  CHECK(first.out.empty());
  CHECK(contains(first.err, "added 156 articles"));
  CHECK_FALSE(contains(first.err, "reject"));
  CHECK(stats(idx).at("articles") == 156);

  const std::string manifest = read_file(idx + "/manifest");
  const Result second = index({"add", "--reread", "-i", idx, sample_path()});
  CHECK(second.status == 0);
  CHECK(contains(second.err, "added 0 articles"));
  CHECK(contains(second.err, "156 were there already"));
  CHECK(read_file(idx + "/manifest") == manifest);
}

TEST_CASE("a changed article takes the place of the old one") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const std::string news = temporary.write("news.jsonl", kTwoRecords);
  REQUIRE(index({"add", "-i", idx, news}).status == 0);
  REQUIRE(answer_from(idx, {"monday"}).at("total") == 1);

  temporary.write("news.jsonl",
                  R"({"id":"a-1","title":"Harbour reopens","text":"It reopened on Wednesday."})"
                  "\n");
  const Result again = index({"add", "-i", idx, news});
  CHECK(contains(again.err, "replaced 1"));
  CHECK(stats(idx).at("articles") == 2);
  CHECK(stats(idx).at("deleted") == 1);
  CHECK(answer_from(idx, {"wednesday"}).at("total") == 1);
  CHECK(answer_from(idx, {"--match", "all", "monday"}).at("total") == 0);
  CHECK(answer_from(idx, {"--match", "all", "\"harbour of split\""}).at("total") == 0);
  const Json both = answer_from(idx, {"harbour OR bridge"});
  CHECK(both.at("total") == 2);
  CHECK(facet_count(both, "language", "en") == 2);
}

TEST_CASE("the same record twice in one run is added once, the later version winning") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const Result added = index({"add", "-i", idx, "--format", "jsonl", "-"},
                             std::string(kTwoRecords) + kTwoRecords +
                                 R"({"id":"a-2","title":"Bridge closes","text":"A ferry sails."})"
                                 "\n");
  INFO(added.err);
  CHECK(added.status == 0);
  CHECK(contains(added.err, "added 2 articles"));
  CHECK(contains(added.err, "2 were there already"));
  CHECK(stats(idx).at("articles") == 2);
  CHECK(answer_from(idx, {"--match", "all", "ferry"}).at("total") == 1);
  CHECK(answer_from(idx, {"--match", "all", "mostar"}).at("total") == 0);
}

TEST_CASE("a file that is named twice is read once") {
  const TemporaryDirectory temporary;
  const std::string news = temporary.write("folder/news.jsonl", kTwoRecords);
  CHECK(inspect({news, temporary / "folder", temporary.path()}).size() == 2);
}

TEST_CASE("standard input holds JSON Lines or one text") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "-"}, kTwoRecords).status == 0);
  REQUIRE(index({"add", "-i", idx, "-"}, "Ferry sinks\n\nA ferry sank off Zadar.\n").status == 0);
  CHECK(stats(idx).at("articles") == 3);
  const Json found = answer_from(idx, {"ferry"});
  REQUIRE(found.at("total") == 1);
  CHECK(found.at("hits")[0].at("title") == "Ferry sinks");
}

TEST_CASE("compressed files give the same articles as plain ones") {
  const TemporaryDirectory temporary;
  const std::string wire = sample_path() + "/archive-2022.jsonl.gz";
  const auto unpack = [&](const std::string& tool, const std::string& from, const char* to) {
    if (std::system((tool + " -dc '" + from + "' > '" + (temporary / to) + "'").c_str()) != 0) {
      WARN(tool << " is missing");
      return;
    }
    const auto plain = inspect({temporary / to});
    const auto packed = inspect({from});
    REQUIRE(plain.size() == packed.size());
    CHECK(packed.size() >= 20);
    for (std::size_t i = 0; i < plain.size(); ++i) CHECK(plain[i]["body"] == packed[i]["body"]);
  };
  unpack("gzip", wire, "a.jsonl");
  unpack("zstd", sample_path() + "/world.jsonl.zst", "b.jsonl");
}

TEST_CASE("option --map names the field that a value is taken from") {
  const std::string record = R"({"kopf":"Flut in Passau","inhalt":"Die Donau steigt."})";
  const Result refused = index({"inspect", "--strict", "--format", "jsonl", "-"}, record);
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "no text"));
  const auto read =
      inspect({"--map", "kopf=title", "--map", "inhalt=body", "--format", "jsonl", "-"}, record);
  REQUIRE(read.size() == 1);
  CHECK(read[0]["title"] == "Flut in Passau");
  CHECK(read[0]["body"] == "Die Donau steigt.");
  for (const char* bad : {"kopf", "=title", "kopf="}) {
    const Result result = index({"inspect", "--map", bad, "-"}, record);
    CHECK(result.status == 2);
    CHECK(contains(result.err, "hint:"));
  }
  const Result unknown = index({"inspect", "--map", "kopf=titel", "-"}, record);
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "titel"));
}

TEST_CASE("option --format reads a file as what it is said to be") {
  const TemporaryDirectory temporary;
  const std::string news = temporary.write("news.dat", kTwoRecords);
  CHECK(inspect({"--format", "jsonl", news}).size() == 2);
  CHECK(inspect({"--format", "text", news}).size() == 1);
  const Result unknown = index({"inspect", "--format", "pdf", news});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "jsonl"));
}

TEST_CASE("option --strict turns a reject into exit status 2 and still keeps the rest") {
  const TemporaryDirectory temporary;
  const std::string news =
      temporary.write("news.jsonl", "{\"title\": \"cut in\n" + std::string(kTwoRecords));
  for (const bool strict : {false, true}) {
    const std::string idx = temporary / (strict ? "strict" : "lax");
    Words arguments = {"add", "-i", idx, news};
    if (strict) arguments.push_back("--strict");
    const Result added = index(arguments);
    INFO(added.err);
    CHECK(added.status == (strict ? 2 : 0));
    CHECK(contains(added.err, "record 1 at byte 0"));
    CHECK(stats(idx).at("articles") == 2);
  }
}

TEST_CASE("option --language holds for articles that name none") {
  const std::string records = R"({"title":"Eins","text":"1 2 3"})"
                              "\n"
                              R"({"title":"Two","text":"4 5 6","lang":"fr"})"
                              "\n";
  const auto read = inspect({"--language", "Portuguese", "--format", "jsonl", "-"}, records);
  REQUIRE(read.size() == 2);
  CHECK(read[0]["language"] == "pt");
  CHECK(read[1]["language"] == "fr");
  CHECK(index({"inspect", "--language", "klingonish", "-"}, records).status == 2);
}

TEST_CASE("option --home-country holds for stories that name no country") {
  const std::string records =
      R"({"title":"School closes","text":"The school closed."})"
      "\n"
      R"({"title":"School closes","text":"The school closed.","country":"IE"})"
      "\n"
      R"({"title":"School closes","text":"The school closed.","url":"https://news.example.pt/1"})"
      "\n"
      R"({"title":"Peru votes","text":"Peru voted on Sunday."})"
      "\n";
  const auto read = inspect({"--home-country", "Croatia", "--format", "jsonl", "-"}, records);
  REQUIRE(read.size() == 4);
  CHECK(read[0]["countries"] == nlohmann::json::array({"HR"}));
  CHECK(read[0]["mentions"].empty());
  CHECK(read[0]["source_country"].is_null());
  CHECK(read[0]["evidence"].dump().find("home-option") != std::string::npos);
  CHECK(read[1]["countries"] == nlohmann::json::array({"IE"}));
  CHECK(read[2]["countries"] == nlohmann::json::array({"PT"}));
  CHECK(read[3]["countries"] == nlohmann::json::array({"PE"}));
  const auto run = index({"inspect", "--home-country", "Hrvatistan", "-"}, records);
  CHECK(run.status == 2);
  CHECK(contains(run.err, "is no country"));
}

TEST_CASE("option --keep-boilerplate leaves the text as it is") {
  const std::string text =
      "Ferry sinks\n\nA ferry sank off Zadar on Monday. Nobody was hurt.\n\n"
      "Leave a Comment\n\nYour email address will not be published.\n";
  const auto clean = inspect({"-"}, text);
  const auto kept = inspect({"--keep-boilerplate", "-"}, text);
  REQUIRE(clean.size() == 1);
  REQUIRE(kept.size() == 1);
  CHECK_FALSE(contains(clean[0]["body"].get<std::string>(), "email address"));
  CHECK(clean[0]["removed"].size() > 0);
  CHECK(contains(kept[0]["body"].get<std::string>(), "email address"));
  CHECK(kept[0]["removed"].empty());
}

TEST_CASE("option --today is the last day that an article can have") {
  const std::string record = R"({"title":"Ferry","text":"It sank.","date":"2022-09-08"})";
  const auto read = [&](const char* today) {
    return inspect({"--today", today, "--format", "jsonl", "-"}, record).at(0);
  };
  CHECK(read("2022-09-08")["date"] == "2022-09-08");
  CHECK(read("2022-01-01")["date"].is_null());
  CHECK(index({"inspect", "--today", "soon", "-"}, record).status == 2);
  CHECK(index({"inspect", "--today", "2022-09", "-"}, record).status == 2);
}

TEST_CASE("the index can be named by option, by variable, or not at all") {
  const TemporaryDirectory temporary;
  Command command = index_command({"add", "-"});
  command.directory = temporary.path();
  command.input = "Ferry\n\nIt sank.\n";
  CHECK(run(command).status == 0);
  CHECK(fs::exists(temporary / "dateline.idx/manifest"));
  command.environment = {{"DATELINE_INDEX", "by-name.idx"}};
  CHECK(run(command).status == 0);
  CHECK(fs::exists(temporary / "by-name.idx/manifest"));
  Command search = search_command({"--format", "ids", "ferry"});
  search.directory = temporary.path();
  CHECK(run(search).status == 0);
  search.environment = {{"DATELINE_INDEX", "no.idx"}};
  CHECK(run(search).status == 2);
  search.arguments.insert(search.arguments.begin(), {"-i", "by-name.idx/"});
  CHECK(run(search).status == 0);
}

TEST_CASE("an index inside the input is not read as articles") {
  const TemporaryDirectory temporary;
  temporary.write("news/a.txt", "Ferry sinks\n\nA ferry sank off Zadar.\n");
  const std::string idx = temporary / "news/my.idx";
  for (int round = 0; round < 2; ++round) {
    const Result added = index({"add", "-i", idx, temporary / "news"});
    INFO(added.err);
    CHECK(added.status == 0);
    CHECK_FALSE(contains(added.err, "reject"));
    CHECK(stats(idx).at("articles") == 1);
  }
}

TEST_CASE("the index inside its own input is not read on the very first run") {
  const TemporaryDirectory temporary;
  Command command = index_command({"add", "."});
  command.directory = temporary.path();
  temporary.write("a.txt", "Ferry sinks\n\nA ferry sank off Zadar.\n");
  temporary.write("z.txt", "Bridge falls\n\nA bridge fell in Mostar.\n");
  const Result added = run(command);
  INFO(added.err);
  CHECK(added.status == 0);
  CHECK(contains(added.err, "added 2 articles"));
  CHECK_FALSE(contains(added.err, "reject"));
}

TEST_CASE("what inspect prints can be added and reads the same") {
  const Result inspected = index({"inspect", sample_path() + "/wire.jsonl"});
  REQUIRE(inspected.status == 0);
  const auto first = json_lines(inspected.out);
  const auto second = inspect({"--format", "jsonl", "-"}, inspected.out);
  REQUIRE(first.size() == 20);
  REQUIRE(second.size() == first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    for (const char* field : {"id", "title", "body", "date", "countries", "source", "language"}) {
      INFO(field << " of " << first[i]["title"]);
      CHECK(first[i][field] == second[i][field]);
    }
  }
}

TEST_CASE("stats says what the index holds") {
  const Json json = stats(sample_index());
  CHECK(json.at("articles") == 156);
  CHECK(json.at("date_none") == 12);
  CHECK(json.at("languages").at("en") == 106);
  CHECK(json.at("first_date") == "1987-05-12");
  CHECK(json.at("last_date") == "2023-06-13");
  const Result text = index({"stats", "-i", sample_index()});
  CHECK(text.status == 0);
  CHECK(contains(text.out, "156"));
  CHECK(index({"stats", "--strict", "-i", sample_index()}).status == 2);
}

}  // namespace dateline::test
