#include <algorithm>
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/news_records.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// delete, verify, rebuild, snapshot.
namespace dateline::test {
namespace {

namespace fs = std::filesystem;

std::string make_index(const TemporaryDirectory& temporary, int articles = 30) {
  const std::string idx = temporary / "idx";
  fs::remove_all(idx);
  REQUIRE(index({"add", "-i", idx, "-"}, news_records(0, articles)).status == 0);
  return idx;
}

}  // namespace

TEST_CASE("deleted articles are gone for good") {
  const TemporaryDirectory temporary;
  const std::string idx = make_index(temporary);
  const Result two = index({"delete", "-i", idx, "n3", "n4"});
  INFO(two.err);
  CHECK(two.status == 0);
  CHECK(two.out.empty());
  CHECK(contains(two.err, "deleted 2 articles"));
  CHECK(searchable_in(idx) == 28);
  CHECK(search({"-i", idx, "--show", "n3"}).status == 1);
  CHECK(facet_count(answer_from(idx, {"ferry"}), "country", "HR") == 28);

  const Result mixed = index({"delete", "-i", idx, "n5", "n3", "none", "n5"});
  CHECK(mixed.status == 0);
  CHECK(contains(mixed.err, "deleted 1 article from"));
  CHECK(contains(mixed.err, "no article n3"));
  CHECK(contains(mixed.err, "2 ids were not found"));
  const std::string manifest = read_file(idx + "/manifest");
  const Result nothing = index({"delete", "-i", idx, "n3"});
  CHECK(nothing.status == 1);
  CHECK(read_file(idx + "/manifest") == manifest);

  // They may come back.
  REQUIRE(index({"add", "-i", idx, "-"}, news_records(3, 4)).status == 0);
  CHECK(searchable_in(idx) == 28);
  CHECK(index({"verify", "--thorough", "-i", idx}).status == 0);
}

TEST_CASE("a search feeds delete") {
  const TemporaryDirectory temporary;
  const std::string idx = make_index(temporary);
  const Result ids = search({"-i", idx, "date:2022-09-12", "-n", "100", "--format", "ids"});
  const auto count = lines(ids.out).size();
  REQUIRE(count > 0);
  const Result deleted = index({"delete", "-i", idx, "-"}, "\r\n" + ids.out + "  \nnobody\n");
  CHECK(deleted.status == 0);
  CHECK(contains(deleted.err, "deleted " + std::to_string(count) + " articles"));
  CHECK(contains(deleted.err, "nobody"));
  CHECK(answer_from(idx, {"date:2022-09-12"}).at("total") == 0);
  CHECK(searchable_in(idx) == 30 - count);
  CHECK(index({"delete", "-i", idx, "-"}, "").status == 1);
}

TEST_CASE("what keeps an index needs one") {
  const TemporaryDirectory temporary;
  temporary.write("photos/one.jpg", "not an article");
  for (const std::string& idx : {temporary / "none", temporary / "photos"}) {
    for (const Words& command : {Words{"delete", "x"}, Words{"verify"}, Words{"rebuild"},
                                 Words{"export"}, Words{"snapshot", temporary / "copy"}}) {
      Words arguments = command;
      arguments.insert(arguments.end(), {"-i", idx});
      const Result result = index(arguments);
      INFO(command[0] << ": " << result.err);
      CHECK(result.status == 2);
      CHECK(contains(result.err, "hint:"));
      CHECK_FALSE(fs::exists(temporary / "none"));
      CHECK_FALSE(fs::exists(temporary / "copy"));
    }
  }
  CHECK(std::distance(fs::directory_iterator(temporary / "photos"), {}) == 1);
}

TEST_CASE("options that mean nothing to a sub-command are refused") {
  for (const Words& arguments :
       {Words{"verify", "--all"}, Words{"rebuild", "--thorough"}, Words{"stats", "--wait"},
        Words{"delete", "--to", "jsonl", "x"}, Words{"add", "-o", "x", "y"},
        Words{"export", "--mapping", "m"}, Words{"export", "--to", "xapian"},
        Words{"export", "--to", "xml"}, Words{"import", "--map", "a=title", "-"}, Words{"snapshot"},
        Words{"delete"}, Words{"import"}}) {
    const Result result = index(arguments);
    INFO(arguments[0] << ": " << result.err);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(contains(result.err, "hint:"));
  }
}

TEST_CASE("verify says that an index is sound, in words and in JSON") {
  const Result plain = index({"verify", "-i", sample_index()});
  CHECK(plain.status == 0);
  CHECK(lines(plain.out).size() == 1);
  CHECK(contains(plain.out, "sound: 156 articles in 1 segment\n"));
  const Result json = index({"verify", "--thorough", "--json", "-i", sample_index()});
  CHECK(json.status == 0);
  const Json report = Json::parse(json.out);
  CHECK(report.at("version") == 1);
  CHECK(report.at("sound") == true);
  CHECK(report.at("articles") == 156);
  CHECK(report.at("segments")[0].at("compared") == 156);
  CHECK(report.at("segments")[0].at("damage").empty());
}

TEST_CASE("damage is found by verify, and a search answers right or not at all") {
  const TemporaryDirectory temporary;
  const std::string idx = make_index(temporary);
  REQUIRE(index({"delete", "-q", "-i", idx, "n3", "n4"}).status == 0);
  const Json right = answer_from(idx, {"ferry \"harbour of\""});
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(idx)) {
    if (entry.is_regular_file() && entry.path().filename() != "lock") files.push_back(entry.path());
  }
  REQUIRE(files.size() > 8);
  std::uint32_t state = 11;
  const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (const std::string& file : files) {
    const std::string whole = read_file(file);
    const bool derived =
        file.ends_with("/habits") || (contains(file, "/segments/") &&
                                      !contains(file, "/articles") && !contains(file, "/deleted."));
    for (int way = 0; way < 4 && !whole.empty(); ++way) {
      std::string bytes = whole;
      const bool cut = way < 2;
      if (cut) {
        bytes.resize(way == 0 ? 0 : next() % (whole.size() * 3 / 4 + 1));
      } else {
        bytes[next() % bytes.size()] ^= static_cast<char>(1 << next() % 8);
      }
      write_file(file, bytes);
      INFO(file << " " << (cut ? "cut to " + std::to_string(bytes.size()) : "flipped"));
      const Result verified = index({"verify", "-i", idx});
      INFO(verified.out << verified.err);
      CHECK(verified.status == 1);
      CHECK_FALSE(verified.out.empty());
      CHECK(contains(verified.err, "damaged"));
      CHECK(contains(verified.err, "hint:"));
      CHECK(contains(verified.err, "dateline-index rebuild") == derived);
      const Result json = index({"verify", "--json", "-q", "-i", idx});
      CHECK(json.status == 1);
      CHECK(Json::parse(json.out).at("sound") == false);
      CHECK(Json::parse(json.out).at("restorable") == derived);

      const Result found = search({"-i", idx, "ferry \"harbour of\"", "--format", "json"});
      INFO(found.err);
      CHECK(found.signal == 0);
      if (found.status == 2) {
        CHECK(contains(found.err, "hint:"));
      } else if (cut) {
        CHECK(found.status == 0);
        CHECK(Json::parse(found.out).at("total") == right.at("total"));
      }
    }
    write_file(file, whole);
  }
  CHECK(index({"verify", "--thorough", "-i", idx}).status == 0);
}

TEST_CASE("rebuild brings back what can be made again") {
  const TemporaryDirectory temporary;
  const std::string idx = make_index(temporary);
  REQUIRE(index({"delete", "-q", "-i", idx, "n3"}).status == 0);
  REQUIRE(index({"add", "-q", "-i", idx, "-"}, news_records(100, 110)).status == 0);
  const std::string right = search({"-i", idx, "ferry \"harbour of\"", "--format", "ids"}).out;
  const std::string before = index({"export", "-q", "-i", idx}).out;
  const std::string segment = idx + "/segments/000001";
  fs::remove(segment + "/columns");
  fs::remove_all(segment + "/xapian");
  write_file(segment + "/tokens", read_file(segment + "/tokens").substr(0, 100));
  write_file(idx + "/habits", read_file(idx + "/habits").substr(0, 20));
  CHECK(search({"-i", idx, "ferry"}).status == 2);
  const Result rebuilt = index({"rebuild", "-i", idx});
  INFO(rebuilt.err);
  CHECK(rebuilt.status == 0);
  CHECK(contains(rebuilt.err, "rebuilt 1 of 2 segments"));
  CHECK(contains(rebuilt.err, "learnt anew"));
  CHECK(search({"-i", idx, "ferry \"harbour of\"", "--format", "ids"}).out == right);
  CHECK(index({"export", "-q", "-i", idx}).out == before);
  CHECK(index({"verify", "--thorough", "-i", idx}).status == 0);
  const Result again = index({"rebuild", "-i", idx});
  CHECK(again.status == 0);
  CHECK(contains(again.err, "nothing to rebuild"));
  CHECK(contains(index({"rebuild", "--all", "-i", idx}).err, "rebuilt 2 of 2"));
  // The articles that are in it are known again.
  CHECK(contains(index({"add", "-i", idx, "-"}, news_records(100, 110)).err,
                 "10 were there already"));

  const std::string damaged = segment_of(idx) + "/articles";
  write_file(damaged, read_file(damaged).substr(0, 500));
  const Result lost = index({"rebuild", "--all", "-i", idx});
  CHECK(lost.status == 2);
  CHECK(contains(lost.err, "/articles is damaged"));
  CHECK(contains(lost.err, "hint: restore"));
}

TEST_CASE("readers are not disturbed while segments are replaced") {
  const TemporaryDirectory temporary;
  const std::string idx = make_index(temporary);
  REQUIRE(index({"add", "-q", "-i", idx, "-"}, news_records(30, 40)).status == 0);
  for (int round = 0; round < 8; ++round) {
    Process writer(index_command({"rebuild", "--all", "-q", "-i", idx}));
    // Asks until the writer has ended.
    writer.wait_until([&idx, round](const Result&) {
      const bool copies = round % 4 == 3;
      const Result result = copies ? index({"snapshot", "-q", "-i", idx, idx + "-copy"})
                                   : search({"-i", idx, "ferry", "--format", "ids", "-n", "100"});
      INFO(result.err);
      CHECK(result.status == 0);
      if (!copies) CHECK(lines(result.out).size() == 40);
      if (copies) CHECK(searchable_in(idx + "-copy") == 40);
      fs::remove_all(idx + "-copy");
      return false;
    });
    CHECK(writer.wait().status == 0);
  }
  CHECK(index({"verify", "--thorough", "-i", idx}).status == 0);
}

TEST_CASE("a snapshot is taken while a writer is at work") {
  const TemporaryDirectory temporary;
  const std::string idx = make_index(temporary);
  Command command = index_command({"add", "-i", idx, "--format", "jsonl", "-"});
  command.input = news_records(30, 60);
  command.keep_input_open = true;
  Process writer(command);
  REQUIRE(writer.wait_until([&idx](const Result&) { return fs::file_size(idx + "/lock") > 0; }));
  const Result taken = index({"snapshot", "-i", idx, temporary / "copy/"});
  INFO(taken.err);
  CHECK(taken.status == 0);
  CHECK(contains(taken.err, "30 articles"));
  writer.close_input();
  CHECK(writer.wait().status == 0);
  CHECK(searchable_in(idx) == 60);
  CHECK(searchable_in(temporary / "copy") == 30);
  CHECK(index({"verify", "--thorough", "-i", temporary / "copy"}).status == 0);
  CHECK_FALSE(fs::exists(temporary / "copy/lock"));
  const Result refused = index({"snapshot", "-i", idx, temporary / "copy"});
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "not an empty directory"));
  // It is written to like any index.
  CHECK(index({"add", "-i", temporary / "copy", "-"}, news_records(30, 40)).status == 0);
  CHECK(searchable_in(temporary / "copy") == 40);
  CHECK(index({"verify", "--thorough", "-i", idx}).status == 0);
}

}  // namespace dateline::test
