#include <csignal>
#include <filesystem>

#include "common/text/width.h"
#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// What `add` says on standard error while it works.
namespace dateline::test {
namespace {

std::string watched_record(int number) {
  const std::string text = std::to_string(number);
  return R"({"id":"p)" + text + R"(","title":"Ferry )" + text +
         R"(","text":"A ferry sailed from Split to Ancona.","lang":"en"})"
         "\n";
}

std::string watched_records(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += watched_record(i);
  return text;
}

// An `add` from a standard input that stays open, its standard error a terminal.
Command slow_add(const std::string& idx, Words more = {}) {
  more.insert(more.begin(), {"add", "-i", idx, "--format", "jsonl", "-"});
  Command command = index_command(more);
  command.error_terminal = true;
  command.keep_input_open = true;
  // Enough for the reader, which looks at the first few thousand bytes before it begins.
  command.input = watched_records(0, 50) + "no record\n" + watched_records(50, 100);
  command.environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}};
  return command;
}

// What stands on the terminal after all that was written to it: lines, of which those that were
// wiped are gone. Fails when text stands where a line had not been wiped.
std::vector<std::string> screen(const std::string& written) {
  std::vector<std::string> rows = {""};
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written.compare(i, 2, "\r\n") == 0) {
      rows.emplace_back();
      ++i;
    } else if (written.compare(i, 4, "\r\x1b[K") == 0) {
      rows.back().clear();
      i += 3;
    } else {
      CHECK(static_cast<unsigned char>(written[i]) >= ' ');
      rows.back() += written[i];
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("a terminal shows a live line, which is gone at the end") {
  const TemporaryDirectory temporary;
  Process process(slow_add(temporary / "idx"));
  REQUIRE(process.wait_until(
      [](const Result& so_far) { return contains(so_far.err, "100 articles"); }));
  process.write("neither\n" + watched_record(100));
  REQUIRE(process.wait_until(
      [](const Result& so_far) { return contains(so_far.err, "101 articles"); }));
  process.close_input();
  const Result result = process.wait();
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(contains(result.err, "2 rejected"));
  const auto rows = screen(result.err);
  CHECK(rows.back().empty());
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    INFO(rows[i]);
    // Messages stand alone: the line neither follows one nor is left behind.
    CHECK(rows[i].rfind("dateline-index: ", 0) == 0);
    CHECK_FALSE(contains(rows[i], "\u00b7"));
  }
  CHECK(contains(result.err, "added 101 articles"));
}

TEST_CASE("the live line fits the terminal") {
  const TemporaryDirectory temporary;
  for (const int columns : {12, 30, 80}) {
    Command command = slow_add(temporary / std::to_string(columns));
    command.environment["COLUMNS"] = std::to_string(columns);
    Process process(command);
    const auto drawn = [](const Result& so_far) { return contains(so_far.err, "100 "); };
    REQUIRE(process.wait_until(drawn));
    process.close_input();
    const Result result = process.wait();
    for (std::size_t at = 0; (at = result.err.find("\x1b[K", at)) != std::string::npos;) {
      at += 3;
      const std::string line = result.err.substr(at, result.err.find_first_of("\r\n", at) - at);
      if (line.rfind("dateline-index: ", 0) == 0) continue;  // messages may be longer
      INFO(line);
      CHECK(display_width(line) < static_cast<std::size_t>(columns));
    }
  }
}

TEST_CASE("pipes, dumb terminals and --quiet get no live line") {
  const TemporaryDirectory temporary;
  Command command = slow_add(temporary / "dumb");
  command.keep_input_open = false;
  command.environment["TERM"] = "dumb";
  CHECK_FALSE(contains(run(command).err, "\x1b"));
  command = slow_add(temporary / "pipe");
  command.keep_input_open = false;
  command.error_terminal = false;
  CHECK_FALSE(contains(run(command).err, "\x1b"));

  command = slow_add(temporary / "quiet", {"--quiet"});
  Process process(command);
  process.wait_until([n = 0](const Result&) mutable { return ++n > 25; });
  process.close_input();
  const Result result = process.wait();
  CHECK(result.status == 0);
  CHECK(result.err.empty());
}

TEST_CASE("option --quiet also silences an interruption") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  Process process(slow_add(idx, {"-q"}));
  REQUIRE(process.wait_until([&idx](const Result&) {
    return std::filesystem::exists(idx + "/lock") && std::filesystem::file_size(idx + "/lock") > 0;
  }));
  process.send(SIGINT);
  const Result result = process.wait();
  CHECK(result.status == 130);
  CHECK(result.err.empty());
}

TEST_CASE("the summary counts in numbers that can be read") {
  const TemporaryDirectory temporary;
  std::string news = watched_records(0, 1200);
  for (int i = 0; i < 3; ++i) news += "[]\n";
  temporary.write("news.jsonl", news + "{\n");
  const Result result = index({"add", "-i", temporary / "idx", temporary / "news.jsonl"});
  INFO(result.err);
  CHECK(contains(result.err, "added 1,200 articles to "));
  CHECK(contains(result.err, "read 1 file, 0.1 MB of text in "));
  CHECK(contains(result.err, "4 rejected: "));
  CHECK(contains(result.err, "3 not a JSON object"));
  CHECK(contains(result.err, "1 not valid JSON"));
  CHECK(contains(result.err, "the index holds 1,200 articles in "));
}

}  // namespace dateline::test
