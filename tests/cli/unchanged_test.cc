#include <fcntl.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Adding the same files again: what is unchanged costs next to nothing.
namespace dateline::test {
namespace {

namespace fs = std::filesystem;

std::string story(const std::string& title, const std::string& day = "Monday") {
  return title + "\n\nA ferry sank off Zadar on " + day + ".\n";
}

// A folder of news and an index of it.
struct Archive {
  TemporaryDirectory temporary;
  std::string news = temporary / "news";
  std::string idx = temporary / "idx";

  Archive() {
    for (int i = 1; i <= 5; ++i) {
      write(std::to_string(i) + ".txt", story("Ferry " + std::to_string(i)));
    }
  }
  // Writes a file as of this many minutes after some day in 2022.
  void write(const std::string& name, const std::string& text, int minutes = 0) const {
    temporary.write("news/" + name, text);
    touch(name, minutes);
  }
  void touch(const std::string& name, int minutes) const {
    const timespec time = {1'662'600'000 + minutes * 60, 0};
    const timespec times[2] = {time, time};
    REQUIRE(utimensat(AT_FDCWD, (news + "/" + name).c_str(), times, 0) == 0);
  }
  // What a run of add says.
  std::string add(Words arguments = {}, int status = 0) const {
    arguments.insert(arguments.begin(), {"add", "-i", idx, news});
    const Result result = index(arguments);
    INFO(result.err);
    REQUIRE(result.status == status);
    CHECK(result.out.empty());
    return result.err;
  }
  std::size_t articles() const {
    const Result result = index({"stats", "-i", idx, "--json"});
    REQUIRE(result.status == 0);
    return Json::parse(result.out).at("articles");
  }
};

}  // namespace

TEST_CASE("a second add passes over unchanged files without opening them") {
  const Archive archive;
  const std::string first = archive.add();
  CHECK(contains(first, "added 5 articles"));
  CHECK(contains(first, "read 5 files"));
  CHECK(contains(first, "the index holds 5 articles"));
  CHECK_FALSE(contains(first, "passed over"));
  const std::string manifest = read_file(archive.idx + "/manifest");
  const std::string ledger = read_file(archive.idx + "/inputs");
  const std::string second = archive.add();
  CHECK(contains(second, "added 0 articles"));
  CHECK(contains(second, "read 0 files"));
  CHECK(contains(second, "passed over 5 files that had not changed, with 5 articles"));
  CHECK(read_file(archive.idx + "/manifest") == manifest);
  CHECK(read_file(archive.idx + "/inputs") == ledger);
  // Unopened: other bytes of the same size and time are not seen.
  archive.write("1.txt", story("Ferry A"));
  CHECK(contains(archive.add(), "passed over 5 files"));
  CHECK(contains(archive.add({"--reread"}), "added 1 article "));
}

TEST_CASE("a folder that grows: new and changed files are read, touched ones are not") {
  const Archive archive;
  archive.add();
  archive.write("6.txt", story("Ferry 6"));
  const std::string grown = archive.add();
  CHECK(contains(grown, "added 1 article "));
  CHECK(contains(grown, "read 1 file,"));
  CHECK(contains(grown, "passed over 5 files"));

  archive.write("6.txt", story("Ferry 6", "Thursday"));
  const std::string changed = archive.add();
  CHECK(contains(changed, "read 1 file,"));
  CHECK(answer_from(archive.idx, {"--match", "all", "thursday"}).at("total") == 1);

  for (int i = 1; i <= 6; ++i) archive.touch(std::to_string(i) + ".txt", 10);
  CHECK(contains(archive.add(), "passed over 6 files"));
  // Of the same size, another time, other bytes.
  archive.write("2.txt", story("Ferry 2", "Friday"), 20);
  CHECK(contains(archive.add(), "read 1 file,"));
  CHECK(answer_from(archive.idx, {"--match", "all", "friday"}).at("total") == 1);
  CHECK(archive.articles() == 8);
}

TEST_CASE("a ledger that is lost or damaged costs time only") {
  const Archive archive;
  archive.add();
  const std::string ledger = read_file(archive.idx + "/inputs");
  const std::string manifest = read_file(archive.idx + "/manifest");
  const auto check_reads_again = [&] {
    const std::string said = archive.add();
    CHECK(contains(said, "read 5 files"));
    CHECK(contains(said, "5 were there already"));
    CHECK(read_file(archive.idx + "/manifest") == manifest);
    CHECK(contains(archive.add(), "passed over 5 files"));
  };
  fs::remove(archive.idx + "/inputs");
  check_reads_again();
  write_file(archive.idx + "/inputs", ledger.substr(0, ledger.size() / 2));
  check_reads_again();
  write_file(archive.idx + "/inputs", "");
  check_reads_again();
  std::string flipped = ledger;
  flipped[ledger.size() / 2] = static_cast<char>(flipped[ledger.size() / 2] ^ 1);
  write_file(archive.idx + "/inputs", flipped);
  check_reads_again();
}

TEST_CASE("an older index under a newer ledger gets its articles back") {
  const Archive archive;
  archive.add();
  fs::copy(archive.idx, archive.temporary / "backup", fs::copy_options::recursive);
  archive.write("6.txt", story("Ferry 6"));
  archive.add();
  const std::string ledger = read_file(archive.idx + "/inputs");
  fs::remove_all(archive.idx);
  fs::rename(archive.temporary / "backup", archive.idx);
  write_file(archive.idx + "/inputs", ledger);
  CHECK(contains(archive.add(), "added 1 article "));
  CHECK(archive.articles() == 6);
}

TEST_CASE("other options read the files again") {
  const Archive archive;
  archive.add();
  for (const Words& options : {Words{"--language", "hr"}, Words{"--format", "text"},
                               Words{"--map", "kopf=title"}, Words{"--keep-boilerplate"},
                               Words{"--home-country", "HR"}, Words{"--today", "2024-05-01"}}) {
    INFO(options.front());
    CHECK(contains(archive.add(options), "read 5 files"));
    CHECK(contains(archive.add(options), "passed over 5 files"));
  }
  CHECK(contains(archive.add(), "read 5 files"));
  // These change nothing in what is read.
  CHECK(contains(archive.add({"--wait", "-v"}), "passed over 5 files"));
}

TEST_CASE("rejected records of unchanged files stay known") {
  const Archive archive;
  archive.write("7.jsonl", R"({"title":"Ferry 7","text":"It sank."})"
                           "\n{\"title\": \"cut\n[]\n");
  const std::string first = archive.add();
  CHECK(contains(first, "2 rejected: "));
  CHECK(contains(first, "7.jsonl: record 2"));
  const std::string second = archive.add();
  CHECK(contains(second,
                 "passed over 6 files that had not changed, with 6 articles and 2 rejected "
                 "records"));
  CHECK_FALSE(contains(second, "7.jsonl: record 2"));
  // Strict: they are read again, and end in an error again.
  for (int round = 0; round < 2; ++round) {
    const std::string strict = archive.add({"--strict"}, 2);
    CHECK(contains(strict, "7.jsonl: record 2"));
    CHECK(contains(strict, "passed over 5 files"));
  }
}

TEST_CASE("a file that is cut off is read again until it is whole") {
  const Archive archive;
  const std::string whole = read_file(sample_path() + "/archive-2022.jsonl.gz");
  archive.write("wire.jsonl.gz", whole.substr(0, whole.size() / 2));
  for (int round = 0; round < 2; ++round) {
    const std::string said = archive.add();
    CHECK(contains(said, "1 cannot be read"));
    CHECK(contains(said, "read " + std::string(round == 0 ? "6 files" : "1 file,")));
  }
  archive.write("wire.jsonl.gz", whole);
  const std::string said = archive.add();
  CHECK(contains(said, "read 1 file,"));
  CHECK_FALSE(contains(said, "rejected"));
  CHECK(contains(archive.add(), "passed over 6 files"));
}

TEST_CASE("standard input is always read") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  for (int round = 0; round < 2; ++round) {
    const Result result = index({"add", "-i", idx, "-"}, story("Ferry"));
    CHECK(result.status == 0);
    CHECK(contains(result.err, "read 1 file,"));
    CHECK(contains(result.err, round == 0 ? "added 1 article " : "1 were there already"));
  }
}

TEST_CASE("option --reread is for add") {
  CHECK(index({"inspect", "--reread", sample_path()}).status == 2);
  CHECK(index({"stats", "--reread", "-i", sample_index()}).status == 2);
}

}  // namespace dateline::test
