#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kText = "Ferry sinks\n\nA ferry sank off Zadar on Monday.\n";

std::string ferry_record(int number) {
  const std::string text = std::to_string(number);
  return Json{{"id", std::string("r").append(text)},
              {"title", std::string("Ferry number ").append(text)},
              {"text", "A ferry sank off Zadar on Monday."}}
             .dump() +
         "\n";
}

// `before`, then one line of `megabytes`, then `after`.
void write_long_line(const std::string& path, const std::string& before, int megabytes,
                     const std::string& after) {
  std::ofstream file(path, std::ios::binary);
  const std::string block(1 << 20, 'x');
  file << before;
  for (int i = 0; i < megabytes; ++i) file << block;
  file << after;
}

}  // namespace

TEST_CASE("a missing path is an error and makes nothing") {
  const TemporaryDirectory temporary;
  temporary.write("articles/a.txt", kText);
  const std::string idx = temporary / "idx";
  const Result result = index({"add", "-i", idx, temporary / "articles", temporary / "artciles"});
  CHECK(result.status == 2);
  CHECK(contains(result.err, "artciles"));
  CHECK(contains(result.err, "did you mean"));
  CHECK_FALSE(fs::exists(idx));
  CHECK(index({"inspect", temporary / "nothing"}).status == 2);
  CHECK(index({"add", "-i", idx}).status == 2);
  CHECK(index({}).status == 2);
  CHECK(index({"frobnicate"}).status == 2);
}

TEST_CASE("an unreadable file is reported and the others are read") {
  if (geteuid() == 0) {
    WARN("root reads everything: not tested");
    return;
  }
  const TemporaryDirectory temporary;
  temporary.write("news/a.txt", kText);
  const std::string closed = temporary.write("news/b.txt", kText);
  REQUIRE(chmod(closed.c_str(), 0) == 0);
  const Result result = index({"add", "-i", temporary / "idx", temporary / "news"});
  CHECK(result.status == 0);
  CHECK(contains(result.err, "b.txt"));
  CHECK(articles_in(temporary / "idx") == 1);
}

TEST_CASE("files without articles are reported, counted and passed over") {
  const TemporaryDirectory temporary;
  temporary.write("news/empty.txt", "");
  temporary.write("news/empty.jsonl", "\n\n");
  temporary.write("news/spaces.txt", " \n\t\n");
  std::string binary;
  for (int i = 0; i < 4096; ++i) binary += static_cast<char>(i * 7919 >> 3);
  temporary.write("news/picture.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0", 11) + binary);
  temporary.write("news/picture.jsonl", std::string("\0\1\2", 3) + binary);
  temporary.write("news/broken.txt.gz", "\x1f\x8b\x08 this is no gzip");
  temporary.write("news/zero.jsonl.zst", "");
  temporary.write("news/z.txt", kText);
  fs::create_symlink(temporary / "nowhere", temporary / "news/dangling.txt");
  fs::create_directory_symlink(temporary / "news", temporary / "news/loop");
  REQUIRE(mkfifo((temporary / "news/pipe").c_str(), 0600) == 0);
  const Result result = index({"add", "-i", temporary / "idx", temporary / "news"});
  INFO(result.err);
  CHECK(result.status == 0);
  for (const char* name : {"empty.txt", "empty.jsonl", "spaces.txt", "picture.txt", "picture.jsonl",
                           "broken.txt.gz", "zero.jsonl.zst"}) {
    INFO(name);
    CHECK(contains(result.err, name));
  }
  CHECK(contains(result.err, "rejected"));
  CHECK(articles_in(temporary / "idx") == 1);
}

TEST_CASE("a record cut in half loses itself alone") {
  const TemporaryDirectory temporary;
  const std::string news =
      temporary.write("news.jsonl", ferry_record(1) + ferry_record(2).substr(0, 30) + "\n" +
                                        ferry_record(3) + "[1,2]\n" + "\"text\"\n" +
                                        ferry_record(4) + "{}\n" + ferry_record(5).substr(0, 25));
  const std::string idx = temporary / "idx";
  const Result result = index({"add", "-i", idx, news});
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(articles_in(idx) == 3);
  CHECK(contains(result.err, "record 2 at byte " + std::to_string(ferry_record(1).size())));
  CHECK(contains(result.err, "5 rejected"));
}

TEST_CASE("a file cut in half in the middle leaves the other files whole") {
  const TemporaryDirectory temporary;
  const std::string archive = read_file(sample_path() + "/archive-2022.jsonl.gz");
  temporary.write("news/a.jsonl", ferry_record(1));
  temporary.write("news/b.jsonl.gz", archive.substr(0, archive.size() / 2));
  temporary.write("news/c.jsonl", ferry_record(3));
  const Result result = index({"add", "-i", temporary / "idx", temporary / "news"});
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(contains(result.err, "b.jsonl.gz"));
  const std::size_t count = articles_in(temporary / "idx");
  CHECK(count >= 2);
  CHECK(count < 22);
}

TEST_CASE("a line of 100 MB is rejected in bounded memory") {
  const TemporaryDirectory temporary;
  const std::string news = temporary / "news.jsonl";
  write_long_line(news, ferry_record(1) + R"({"id":"big","title":"big","text":")", 100,
                  "\"}\n" + ferry_record(2));
  const std::string idx = temporary / "idx";
  const Result result = index({"add", "-i", idx, news});
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(contains(result.err, "record too long"));
  CHECK(contains(result.err, "news.jsonl"));
  CHECK(articles_in(idx) == 2);
  INFO(result.peak_kilobytes << " kB");
  CHECK(result.peak_kilobytes < 250'000);
}

TEST_CASE("a text file of one line of 100 MB is rejected in bounded memory") {
  const TemporaryDirectory temporary;
  write_long_line(temporary / "a.txt", "Title\n\n", 100, "\n");
  const Result result = index({"inspect", temporary / "a.txt"});
  CHECK(result.status == 0);
  CHECK(result.out.empty());
  CHECK(contains(result.err, "a.txt"));
  INFO(result.peak_kilobytes << " kB");
  CHECK(result.peak_kilobytes < 250'000);
}

TEST_CASE("bytes that are no UTF-8 are mended, not lost") {
  const TemporaryDirectory temporary;
  const auto read =
      inspect({"--format", "jsonl", "-"},
              "{\"title\":\"Caf\xC3\xA9 shut\",\"text\":\"The caf\xC3\xA9 closed\xC3. "
              "D\xC3\xA9j\xC3\xA0 vu.\"}\n");
  REQUIRE(read.size() == 1);
  CHECK(contains(read[0]["body"].get<std::string>(), "caf\xC3\xA9 closed"));
  CHECK(read[0]["title"] == "Caf\xC3\xA9 shut");
  const auto text = inspect({"-"}, std::string("Caf\xE9 closes\n\nThe caf\xE9 is shut.\n"));
  REQUIRE(text.size() == 1);
  CHECK(contains(text[0]["body"].get<std::string>(), "is shut"));
}

TEST_CASE("random bytes never break a reader") {
  std::uint32_t state = 20220908;
  const auto next = [&state] { return state = state * 1664525u + 1013904223u; };
  for (int round = 0; round < 12; ++round) {
    std::string bytes = round % 2 == 0 ? R"({"title":"a","text":")" : "Title\n\n";
    const std::size_t size = 1 + next() % 20000;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(next() >> 24);
    Command command =
        index_command({"inspect", "--format", round % 2 == 0 ? "jsonl" : "text", "-"});
    command.input = bytes;
    const Result result = run(command);
    INFO("round " << round << ": " << result.err);
    CHECK(result.status == 0);
    for (const std::string& line : lines(result.out)) {
      CHECK_FALSE(Json::parse(line, nullptr, false).is_discarded());
    }
  }
}

}  // namespace dateline::test
