#include "indexer/input_tracker.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kLongAgo = 1'600'000'000;

// Files, an index, and runs of "add" over the files without the articles.
struct Archive {
  TempFolder folder;
  std::string index = folder / "index";
  std::string news = folder / "news";
  std::uint64_t settings = 1;

  Archive() {
    fs::create_directories(news);
    fs::create_directories(index + "/segments");
    publish_manifest(index, Manifest{});
  }
  // A file that was written `seconds` after some day long ago.
  std::string write(const std::string& name, const std::string& text, int seconds = 0) const {
    const std::string path = news + "/" + name;
    write_bytes_to(path, text);
    set_time(path, kLongAgo + seconds);
    return path;
  }
  static void set_time(const std::string& path, std::int64_t seconds) {
    const timespec times[2] = {{seconds, 0}, {seconds, 7}};
    REQUIRE(utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
  }
};

// One run; the lines of a file are its articles, those that begin with '!' are rejected.
class TrackedRun {
 public:
  explicit TrackedRun(const Archive& archive, bool reread = false, bool reread_rejected = false)
      : tracker_(archive.index, {archive.settings, reread, reread_rejected}, progress_) {}

  // False when the file was passed over.
  bool read(const std::string& path, bool whole = true) {
    struct stat status = {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    if (!tracker_.begin_file(path, file_facts(status))) return false;
    const std::string text = read_bytes_of(path);
    tracker_.raw_bytes(std::span(text).first(text.size() / 2));
    tracker_.raw_bytes(std::span(text).subspan(text.size() / 2));
    bool line_begins = true;
    for (const char c : text) {
      if (line_begins && c == '!') {
        tracker_.add_reject();
      } else if (line_begins) {
        tracker_.add_article();
        ++articles_;
      }
      line_begins = c == '\n';
    }
    tracker_.end_file(path, whole);
    return true;
  }
  // All that was read, or this many articles of it, are in the index.
  void finish() { tracker_.finish(articles_); }
  void finish(std::uint64_t articles) { tracker_.finish(articles); }
  std::uint64_t articles() const { return articles_; }
  const InputTracker::Counts& counts() const { return tracker_.counts(); }
  InputTracker& tracker() { return tracker_; }

 private:
  Progress progress_;
  InputTracker tracker_;
  std::uint64_t articles_ = 0;
};

void read_all(const Archive& archive, const std::vector<std::string>& paths) {
  TrackedRun run(archive);
  for (const std::string& path : paths) run.read(path);
  run.finish();
}

}  // namespace

TEST_CASE("a file that has not changed is passed over", "[tracker]") {
  const Archive archive;
  const std::string a = archive.write("a", "one\ntwo\n!three\n");
  const std::string b = archive.write("b", "four\n");
  read_all(archive, {a, b});
  TrackedRun run(archive);
  CHECK_FALSE(run.read(a));
  CHECK_FALSE(run.read(b));
  CHECK(run.counts().read == 0);
  CHECK(run.counts().unchanged == 2);
  CHECK(run.counts().unchanged_articles == 3);
  CHECK(run.counts().unchanged_rejects == 1);
}

TEST_CASE("another size, another content, other settings: it is read", "[tracker]") {
  Archive archive;
  const std::string a = archive.write("a", "one\n");
  read_all(archive, {a});
  archive.write("a", "longer\n");
  CHECK(TrackedRun(archive).read(a));
  archive.write("a", "two\n", 1);  // as long as "one"
  CHECK(TrackedRun(archive).read(a));
  archive.write("a", "one\n");
  CHECK_FALSE(TrackedRun(archive).read(a));
  archive.settings = 2;
  CHECK(TrackedRun(archive).read(a));
}

TEST_CASE("a touched file is hashed, and its new time kept", "[tracker]") {
  const Archive archive;
  const std::string a = archive.write("a", "one\n");
  read_all(archive, {a});
  Archive::set_time(a, kLongAgo + 60);
  {
    TrackedRun run(archive);
    CHECK_FALSE(run.read(a));
    run.finish();
  }
  // The same size and the new time: its bytes are not looked at any more.
  archive.write("a", "two\n", 60);
  CHECK_FALSE(TrackedRun(archive).read(a));
}

TEST_CASE("the time of a file that was just written is not trusted", "[tracker]") {
  const Archive archive;
  const std::string a = archive.news + "/a";
  write_bytes_to(a, "one\n");
  struct stat status = {};
  REQUIRE(stat(a.c_str(), &status) == 0);
  read_all(archive, {a});
  CHECK_FALSE(TrackedRun(archive).read(a));
  write_bytes_to(a, "two\n");
  const timespec times[2] = {status.st_atim, status.st_mtim};
  REQUIRE(utimensat(AT_FDCWD, a.c_str(), times, 0) == 0);
  CHECK(TrackedRun(archive).read(a));
}

TEST_CASE("a file is entered once the index holds its last article", "[tracker]") {
  const Archive archive;
  const std::string a = archive.write("a", "one\ntwo\n");
  const std::string b = archive.write("b", "three\nfour\n");
  const std::string c = archive.write("c", "!no article\n");
  {
    TrackedRun run(archive);
    run.read(a);
    run.tracker().settle(1);
    run.read(b);
    run.read(c);
    run.finish(3);
  }
  {
    TrackedRun run(archive);
    CHECK_FALSE(run.read(a));
    CHECK(run.read(b));
    CHECK(run.read(c));  // behind b
    run.finish(2);
  }
  TrackedRun run(archive);
  CHECK_FALSE(run.read(b));
  CHECK_FALSE(run.read(c));
}

TEST_CASE("a file that was not read whole is read again", "[tracker]") {
  const Archive archive;
  const std::string a = archive.write("a", "one\n");
  const std::string b = archive.write("b", "two\n");
  {
    TrackedRun run(archive);
    run.read(a, false);
    // And one that changes while it is read.
    struct stat status = {};
    REQUIRE(stat(b.c_str(), &status) == 0);
    run.tracker().begin_file(b, file_facts(status));
    archive.write("b", "two\nthree\n", 1);
    run.tracker().end_file(b, true);
    run.finish();
  }
  TrackedRun run(archive);
  CHECK(run.read(a));
  CHECK(run.read(b));
}

TEST_CASE("a file whose bytes were not all looked at is not known by its content", "[tracker]") {
  const Archive archive;
  const std::string a = archive.write("a", "binary\n");
  {
    TrackedRun run(archive);
    struct stat status = {};
    REQUIRE(stat(a.c_str(), &status) == 0);
    run.tracker().begin_file(a, file_facts(status));
    run.tracker().raw_bytes(std::string("bin"));
    run.tracker().add_reject();
    run.tracker().end_file(a, true);
    run.finish();
  }
  CHECK_FALSE(TrackedRun(archive).read(a));
  Archive::set_time(a, kLongAgo + 60);
  CHECK(TrackedRun(archive).read(a));
}

TEST_CASE("files are read again when that is asked for", "[tracker]") {
  const Archive archive;
  const std::string good = archive.write("good", "one\n");
  const std::string bad = archive.write("bad", "!one\n");
  read_all(archive, {good, bad});
  TrackedRun strict(archive, false, true);
  CHECK_FALSE(strict.read(good));
  CHECK(strict.read(bad));
  TrackedRun all(archive, true);
  CHECK(all.read(good));
  CHECK(all.read(bad));
  CHECK(all.counts().unchanged == 0);
}

TEST_CASE("a file has one name, however it is reached", "[tracker]") {
  const Archive archive;
  const std::string a = archive.write("a", "one\n");
  fs::create_directory_symlink(archive.news, archive.folder / "link");
  read_all(archive, {a});
  for (const std::string& name :
       {archive.news + "/./a", archive.news + "//a", archive.folder / "link/a",
        archive.folder / "index/../news/a", archive.folder / "link/../news/a"}) {
    INFO(name);
    CHECK_FALSE(TrackedRun(archive).read(name));
  }
  const fs::path before = fs::current_path();
  fs::current_path(archive.news);
  CHECK_FALSE(TrackedRun(archive).read("a"));
  CHECK_FALSE(TrackedRun(archive).read("./a"));
  CHECK_FALSE(TrackedRun(archive).read("../news/a"));
  fs::current_path(before);
  // Another file of the same name and size is another file.
  fs::create_directories(archive.news + "/deeper");
  CHECK(TrackedRun(archive).read(archive.write("deeper/a", "two\n")));
}

TEST_CASE("pipes are always read, and never entered", "[tracker]") {
  const Archive archive;
  for (int round = 0; round < 2; ++round) {
    TrackedRun run(archive);
    CHECK(run.tracker().begin_file("-", FileFacts{}));
    run.tracker().raw_bytes(std::string("text"));
    run.tracker().end_file("-", true);
    run.finish();
    CHECK(run.counts().read == 1);
  }
  CHECK_FALSE(fs::exists(archive.index + "/inputs"));
}
