#include <csignal>
#include <filesystem>
#include <set>

#include "tests/catch.h"
#include "tests/cli/news_records.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

std::string exported(const std::string& idx, Words arguments = {}) {
  arguments.insert(arguments.begin(), {"export", "-i", idx});
  const Result result = index(arguments);
  INFO(result.err);
  REQUIRE(result.status == 0);
  return result.out;
}

}  // namespace

TEST_CASE("an imported export is the same index") {
  const TemporaryDirectory temporary;
  const std::string text = exported(sample_index());
  CHECK(lines(text).size() == 156);
  bool evidence = false;
  bool removed = false;
  for (const Json& article : json_lines(text)) {
    evidence = evidence || article.contains("evidence");
    removed = removed || article.contains("removed");
  }
  CHECK(evidence);
  CHECK(removed);

  const std::string idx = temporary / "idx";
  const Result imported = index({"import", "-i", idx, "-"}, text);
  INFO(imported.err);
  CHECK(imported.status == 0);
  CHECK(contains(imported.err, "imported 156 articles"));
  CHECK(exported(idx) == text);
  for (const Words& query : {Words{"albania"}, Words{"\"the embassy\"", "--sort", "newest"},
                             Words{"country:DE"}, Words{""}}) {
    Json before = answer(query);
    Json after = answer_from(idx, query);
    for (Json* json : {&before, &after}) json->erase("took_ms");
    CHECK(before == after);
  }
  // The same again changes nothing; files may be compressed, and several.
  exported(idx, {"-o", temporary / "news.jsonl.zst"});
  const Result again =
      index({"import", "-i", idx, temporary / "news.jsonl.zst", temporary / "news.jsonl.zst"});
  CHECK(again.status == 0);
  CHECK(contains(again.err, "312 were there already"));
  CHECK(index({"verify", "--thorough", "-i", idx}).status == 0);
  // Nor does adding what the export came from.
  const std::string manifest = read_file(idx + "/manifest");
  CHECK(index({"add", "-q", "-i", idx, sample_path()}).status == 0);
  CHECK(read_file(idx + "/manifest") == manifest);
}

TEST_CASE("import counts what it cannot take") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  const std::string text = "nonsense\n" + news_records(0, 2) + "{\"id\":\"x\"}\n";
  const Result lenient = index({"import", "-i", idx, "-"}, text);
  INFO(lenient.err);
  CHECK(lenient.status == 0);
  CHECK(contains(lenient.err, "imported 2 articles"));
  CHECK(contains(lenient.err, "2 rejected: 2 not an exported article"));
  CHECK(index({"import", "--strict", "-i", idx, "-"}, text).status == 2);
  CHECK(index({"import", "-i", temporary / "other", temporary / "missing"}).status == 2);
  CHECK_FALSE(fs::exists(temporary / "other"));
  // No enrichment: nothing but what the lines say.
  CHECK_FALSE(json_lines(exported(idx))[0].contains("language"));
}

TEST_CASE("an export to a file is whole or not there") {
  const TemporaryDirectory temporary;
  const std::string file = temporary / "news.jsonl";
  write_file(file, "old");
  CHECK(index({"export", "-i", temporary / "none", "-o", file}).status == 2);
  CHECK(read_file(file) == "old");
  exported(sample_index(), {"-o", file});
  CHECK(read_file(file) == exported(sample_index()));
  CHECK(std::distance(fs::directory_iterator(temporary.path()), {}) == 1);
  exported(sample_index(), {"--to", "trec", "-o", temporary / "one.gz"});
  exported(sample_index(), {"--to", "trec", "-o", temporary / "two.gz"});
  CHECK(read_file(temporary / "one.gz") == read_file(temporary / "two.gz"));
}

TEST_CASE("an export meets a full disk, a closed pipe and Ctrl-C") {
  for (const Words& arguments : {Words{"export", "-i", sample_index()},
                                 Words{"export", "--to", "trec", "-i", sample_index()}}) {
    Command full = index_command(arguments);
    full.output_file = "/dev/full";
    const Result refused = run(full);
    CHECK(refused.status == 2);
    CHECK(contains(refused.err, "No space left"));
  }
  const Result device = index({"export", "-i", sample_index(), "-o", "/dev/full"});
  CHECK(device.status == 2);
  CHECK(fs::is_character_file("/dev/full"));

  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-q", "-i", idx, "-"}, news_records(0, 3000)).status == 0);
  for (const bool interrupt : {false, true}) {
    Process process(index_command({"export", "-i", idx}));
    REQUIRE(process.wait_until([](const Result& result) { return !result.out.empty(); }));
    // It hangs: nobody reads the pipe.
    if (interrupt) {
      process.send(SIGINT);
    } else {
      process.close_output();
    }
    const Result result = process.wait();
    INFO(result.err);
    CHECK(result.signal == 0);
    CHECK(result.status == (interrupt ? 130 : 0));
    CHECK(contains(result.err, "interrupted") == interrupt);
    if (!interrupt) CHECK(result.err.empty());
  }
}

TEST_CASE("an export to OpenSearch brings its mapping") {
  const TemporaryDirectory temporary;
  const auto requests = json_lines(
      exported(sample_index(), {"--to", "opensearch", "--mapping", temporary / "mapping.json"}));
  REQUIRE(requests.size() == 312);
  const Json mapping = Json::parse(read_file(temporary / "mapping.json"));
  std::set<std::string> ids;
  for (std::size_t i = 0; i < requests.size(); i += 2) {
    ids.insert(requests[i].at("index").at("_id"));
    for (const auto& field : requests[i + 1].items()) {
      INFO(field.key());
      CHECK(mapping.at("mappings").at("properties").contains(field.key()));
    }
  }
  CHECK(ids.size() == 156);
}

TEST_CASE("an export to Xapian is a folder") {
  const TemporaryDirectory temporary;
  exported(sample_index(), {"--to", "xapian", "-o", temporary / "stock"});
  CHECK(fs::exists(temporary / "stock/position.glass"));
  CHECK(fs::exists(temporary / "stock/termlist.glass"));
  CHECK(
      index({"export", "-i", sample_index(), "--to", "xapian", "-o", temporary / "stock"}).status ==
      2);
  CHECK(index({"export", "-i", sample_index(), "--to", "xapian"}).status == 2);
}

}  // namespace dateline::test
