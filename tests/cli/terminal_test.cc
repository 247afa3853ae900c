#include <csignal>

#include "common/text/width.h"
#include "tests/catch.h"
#include "tests/cli/programs.h"

// Standard output as a pipe, a terminal, a full disk.
namespace dateline::test {
namespace {

Command searching(Words arguments) {
  arguments.insert(arguments.begin(), {"-i", sample_index()});
  return search_command(std::move(arguments));
}

}  // namespace

TEST_CASE("escape codes are for terminals alone") {
  Command command = searching({"albania"});
  CHECK_FALSE(contains(run(command).out, "\x1b"));
  command.terminal = true;
  command.environment = {{"TERM", "xterm"}};
  CHECK(contains(run(command).out, "\x1b["));
  command.environment = {{"TERM", "xterm"}, {"NO_COLOR", "1"}};
  CHECK_FALSE(contains(run(command).out, "\x1b"));
  command.environment = {{"TERM", "dumb"}};
  CHECK_FALSE(contains(run(command).out, "\x1b"));
  command.environment = {{"TERM", "xterm"}, {"NO_COLOR", ""}};
  CHECK(contains(run(command).out, "\x1b["));
}

TEST_CASE("no line is wider than the terminal") {
  for (const int width : {30, 40, 57, 80, 120, 200}) {
    for (const Words& arguments :
         {Words{"albania OR danube OR cyber*", "-n", "50"}, Words{"", "-n", "200"}, Words{"zzqqxx"},
          Words{"contry:AL (ferry"},
          Words{"", "--facet", "country,mentions,source,topic,author,language,date"},
          Words{"--show", "mw-20220907-031"}, Words{"--show", "hailan-20220908-3"}}) {
      Command command = searching(arguments);
      command.environment = {{"COLUMNS", std::to_string(width)}};
      const Result result = run(command);
      for (const std::string& line : lines(result.out)) {
        // Addresses and ids are never cut: they are there to be copied.
        if (line.find(' ', line.find_first_not_of(' ')) == std::string::npos) continue;
        INFO(width << " columns, " << arguments[0] << ":\n" << line);
        CHECK(display_width(line) <= static_cast<std::size_t>(width));
      }
    }
  }
}

TEST_CASE("article text cannot steer the terminal") {
  Command command = searching({"x"});
  const Result added = index({"inspect", "--format", "jsonl", "-"},
                             R"({"title":"a \u001b[31m red","text":"b \u0007 \u009b2J c"})");
  REQUIRE(added.status == 0);
  CHECK_FALSE(contains(added.out, "\x1b"));
  CHECK_FALSE(contains(added.out, "\x07"));
}

TEST_CASE("a reader that goes away early is no error") {
  for (const char* format : {"text", "json", "jsonl", "csv", "ids"}) {
    std::string queries;
    for (int i = 0; i < 400; ++i) queries += "albania OR the\n";
    Command command = searching({"--format", format, "-n", "50"});
    command.input = queries;
    Process process(command);
    process.wait_until([](const Result& so_far) { return !so_far.out.empty(); });
    process.close_output();
    const Result result = process.wait();
    INFO(format << ": " << result.err);
    CHECK_FALSE(result.timed_out);
    CHECK((result.status == 0 || result.signal == SIGPIPE));
    CHECK(result.err.empty());
  }
  const Result head = run({.program = "/bin/sh",
                           .arguments = {"-c", "'" + index_program() + "' inspect '" +
                                                   sample_path() + "' | head -n 1 | wc -l"}});
  CHECK(contains(head.out, "1"));
  CHECK(head.err.empty());
}

TEST_CASE("a full disk is an error") {
  for (const char* format : {"text", "json", "ids"}) {
    Command command = searching({"albania", "--format", format});
    command.output_file = "/dev/full";
    const Result result = run(command);
    INFO(format);
    CHECK(result.status == 2);
    CHECK(contains(result.err, "No space left"));
  }
  for (const Words& arguments :
       {Words{"inspect", sample_path()}, Words{"stats", "-i", sample_index()}, Words{"--help"},
        Words{"--man"}, Words{"--version"}}) {
    Command command = index_command(arguments);
    command.output_file = "/dev/full";
    INFO(arguments[0]);
    CHECK(run(command).status == 2);
  }
}

}  // namespace dateline::test
