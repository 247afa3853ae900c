#include "indexer/input/inputs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <span>
#include <string>
#include <vector>

#include "common/error.h"
#include "indexer/input/input_size.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

struct ReadInputs {
  InputCounts counts;
  std::vector<std::string> titles;
  std::vector<Reject> rejects;
};

ReadInputs read_paths(const std::vector<std::string>& paths, const InputOptions& options = {}) {
  ReadInputs result;
  result.counts = read_inputs(
      paths, options, [&](const Reject& reject) { result.rejects.push_back(reject); },
      [&](Article&& article, const Origin&) {
        result.titles.push_back(article.title);
        return true;
      });
  CHECK(result.counts.articles == result.titles.size());
  CHECK(result.counts.rejected == result.rejects.size());
  return result;
}

// Notes what it is told; files that end in ".skip" are not wanted.
class Notes final : public InputWatcher {
 public:
  bool begin_file(const std::string& path, const FileFacts& facts) override {
    note("begin " + name_of(path) + (facts.regular ? " " + std::to_string(facts.size) : ""));
    return !path.ends_with(".skip");
  }
  void raw_bytes(std::span<const char> bytes) override { raw.append(bytes.data(), bytes.size()); }
  void end_file(const std::string& path, bool whole) override {
    note("end " + name_of(path) + (whole ? "" : " early"));
  }

  std::vector<std::string> notes;
  std::string raw;

 private:
  static std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }
  void note(const std::string& what) { notes.push_back(what); }
};

std::string hint_for(const std::vector<std::string>& paths) {
  try {
    read_paths(paths);
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kInput);
    return error.hint();
  }
  FAIL("no error");
  return "";
}

}  // namespace

TEST_CASE("a directory is walked in order, hidden and special files left out", "[input]") {
  const TemporaryDirectory directory;
  directory.write("b.txt", "B");
  directory.write("a/2.jsonl", "{\"title\":\"A2\"}\n{\"title\":\"A3\"}\n");
  directory.write("a/1.txt.gz", compress("A1", "gzip"));
  directory.write("Z", "{\"title\":\"Z\"}");
  directory.write("photo.jpg", "\xff\xd8\xff\xe0");
  directory.write(".hidden", "hidden");
  directory.write(".git/config", "hidden");
  REQUIRE(::mkfifo(directory.path("pipe").c_str(), 0600) == 0);
  REQUIRE(::symlink(".", directory.path("loop").c_str()) == 0);
  REQUIRE(::symlink("b.txt", directory.path("again.txt").c_str()) == 0);
  REQUIRE(::symlink("nowhere", directory.path("dangling").c_str()) == 0);

  const ReadInputs all = read_paths({directory.path()});
  CHECK(all.titles == std::vector<std::string>{"Z", "A1", "A2", "A3", "B"});
  REQUIRE(all.rejects.size() == 2);
  CHECK(all.rejects[0].reason == "cannot be read");
  CHECK(all.rejects[0].origin.file == directory.path("dangling"));
  CHECK(all.rejects[1].reason == "binary file");
  CHECK(all.counts.files == 5);
  CHECK(all.counts.text_bytes == 1 + 3 * 2 + 1);
  // What is named is read, but once.
  CHECK(read_paths(
            {directory.path(".hidden"), directory.path("b.txt"), directory.path() + "/./b.txt"})
            .titles == std::vector<std::string>{"hidden", "B"});
}

TEST_CASE("a missing path is an error before anything is read", "[input]") {
  const TemporaryDirectory directory;
  directory.write("news/stories.jsonl", "{\"title\":\"x\"}");
  const auto quoted = [&](const std::string& name) { return "\"" + directory.path(name) + "\""; };
  bool any = false;
  CHECK_THROWS_AS(read_inputs(
                      {directory.path("news"), directory.path("missing")}, {}, [](const Reject&) {},
                      [&](Article&&, const Origin&) { return any = true; }),
                  Error);
  CHECK_FALSE(any);
  CHECK(hint_for({directory.path("news/storys.jsonl")}) ==
        "did you mean " + quoted("news/stories.jsonl") + "?");
  CHECK(hint_for({directory.path("news/stories")}) ==
        "did you mean " + quoted("news/stories.jsonl") + "?");
  CHECK(hint_for({directory.path("mews/stories.jsonl")}) == "did you mean " + quoted("news") + "?");
  CHECK(hint_for({directory.path("nwes")}) == "did you mean " + quoted("news") + "?");
  CHECK(hint_for({directory.path("news/something-else")}).starts_with("there is no"));
  CHECK(hint_for({directory.path("news/stories.jsonl/x")}).find("not a directory") !=
        std::string::npos);
}

TEST_CASE("a damaged file costs only its rest", "[input]") {
  const TemporaryDirectory directory;
  std::string lines;
  for (int i = 0; i < 30000; ++i) {
    lines += "{\"title\":\"Story " + std::to_string(i * 7919LL % 30011) + "\"}\n";
  }
  std::string packed = compress(lines, "zstd");
  packed.resize(packed.size() - 100);
  directory.write("1.jsonl.zst", packed);
  directory.write("2.txt", "After");
  const ReadInputs all = read_paths({directory.path()});
  CHECK(all.titles.size() > 1000);
  CHECK(all.titles.back() == "After");
  REQUIRE(all.rejects.size() == 1);
  CHECK(all.rejects[0].origin.record == 0);
  CHECK(all.rejects[0].reason == "cannot be read");
  CHECK(all.rejects[0].detail.find("damaged zstd") == 0);
}

TEST_CASE("the reading stops when the sink says so", "[input]") {
  const TemporaryDirectory directory;
  directory.write("1.jsonl", "{\"title\":\"a\"}\n{\"title\":\"b\"}\n");
  directory.write("2.txt", "c");
  const InputCounts counts = read_inputs(
      {directory.path(), directory.path("2.txt")}, {}, [](const Reject&) {},
      [](Article&&, const Origin&) { return false; });
  CHECK(counts.articles == 1);
  CHECK(counts.files == 1);
}

TEST_CASE("a watcher sees every file, its bytes on disk and its end", "[input]") {
  const TemporaryDirectory directory;
  const std::string packed = compress("{\"title\":\"a\"}\nnonsense\n", "gzip");
  directory.write("1.jsonl.gz", packed);
  directory.write("2.skip", "not opened");
  directory.write("3.txt.gz", packed.substr(0, 20));
  directory.write("4.txt", "last");
  Notes notes;
  std::vector<std::string> titles;
  const InputCounts counts = read_inputs(
      {directory.path()}, {}, [](const Reject&) {},
      [&](Article&& article, const Origin&) {
        titles.push_back(article.title);
        return true;
      },
      &notes);
  CHECK(titles == std::vector<std::string>{"a", "last"});
  CHECK(counts.files == 3);
  const std::string size = std::to_string(packed.size());
  CHECK(notes.notes == std::vector<std::string>{"begin 1.jsonl.gz " + size, "end 1.jsonl.gz",
                                                "begin 2.skip 10", "begin 3.txt.gz 20",
                                                "end 3.txt.gz early", "begin 4.txt 4",
                                                "end 4.txt"});
  CHECK(notes.raw == packed + packed.substr(0, 20) + "last");
}

TEST_CASE("a file in which the reading stops has no end", "[input]") {
  const TemporaryDirectory directory;
  const std::string path = directory.write("1.txt", "a");
  Notes notes;
  read_inputs(
      {path}, {}, [](const Reject&) {}, [](Article&&, const Origin&) { return false; }, &notes);
  CHECK(notes.notes == std::vector<std::string>{"begin 1.txt 1"});
}

TEST_CASE("standard input is read once, its format found by its bytes", "[input]") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string packed = compress("{\"title\":\"one\"}\n{\"title\":\"two\"}\n", "gzip");
  REQUIRE(::write(ends[1], packed.data(), packed.size()) == static_cast<ssize_t>(packed.size()));
  ::close(ends[1]);
  const int saved = ::dup(STDIN_FILENO);
  ::dup2(ends[0], STDIN_FILENO);
  const ReadInputs all = read_paths({"-", "-"});
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  ::close(ends[0]);
  CHECK(all.titles == std::vector<std::string>{"one", "two"});
}

TEST_CASE("the size of the input is that of the files that would be read", "[input]") {
  const TemporaryDirectory directory;
  directory.write("a/1.txt", "12345");
  directory.write("a/2.txt", "123");
  directory.write(".hidden", "hidden");
  REQUIRE(::symlink("a", directory.path("again").c_str()) == 0);
  REQUIRE(::symlink("nowhere", directory.path("dangling").c_str()) == 0);
  REQUIRE(::mkfifo(directory.path("pipe").c_str(), 0600) == 0);
  const auto always = [] { return true; };
  CHECK(input_size({directory.path()}, always) == 8);
  CHECK(input_size({directory.path("a/1.txt"), directory.path("a")}, always) == 8);
  CHECK_FALSE(input_size({directory.path("a"), "-"}, always));
  CHECK_FALSE(input_size({directory.path("pipe")}, always));
  int files = 0;
  CHECK_FALSE(input_size({directory.path()}, [&files] { return ++files < 2; }));
  CHECK(files == 2);
}

TEST_CASE("the format can be forced, a wrong mapping is known at once", "[input]") {
  const TemporaryDirectory directory;
  const std::string path = directory.write("a.txt", "{\"title\":\"x\"}");
  CHECK(read_paths({path}).titles == std::vector<std::string>{"{\"title\":\"x\"}"});
  InputOptions options;
  options.format = Format::kJsonLines;
  CHECK(read_paths({path}, options).titles == std::vector<std::string>{"x"});
  options.reader.field_map = {{"a", "nonsense"}};
  CHECK_THROWS_AS(read_paths({path}, options), Error);
}

TEST_CASE("the format is found by name, else by the first bytes", "[input]") {
  CHECK(detect_format("a.txt", "{") == Format::kText);
  CHECK(detect_format("a/b.JSONL.zst", "") == Format::kJsonLines);
  CHECK(detect_format("a.json", "x") == Format::kJsonLines);
  CHECK(detect_format("-", " \n{\"a\"") == Format::kJsonLines);
  CHECK(detect_format("a.gz", "{\"a\"") == Format::kJsonLines);
  CHECK(detect_format("a.gz", "News") == Format::kText);
  CHECK(detect_format(".gz", "News") == Format::kText);
  CHECK(detect_format("", "") == Format::kText);
  CHECK(detect_format("letter", "{\\rtf1") == Format::kText);
  CHECK(parse_format("jsonl") == Format::kJsonLines);
  CHECK(parse_format("Text") == Format::kText);
  CHECK_THROWS_AS(parse_format("xml"), Error);
}
