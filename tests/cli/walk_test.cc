#include <cstdlib>
#include <regex>
#include <string>

#include "tests/catch.h"
#include "tests/cli/terminal_session.h"

// The walk of docs/session.md, done again: what it prints there must be what is printed.
// DATELINE_UPDATE_GOLDEN=1 writes it anew.
namespace dateline::test {
namespace {

constexpr std::string_view kBegin = "```session\n";
constexpr std::string_view kEnd = "```\n";

std::string with_one_time(const std::string& text) {
  static const std::regex time(R"([0-9]+(\.[0-9])? (ms|s)\b)");
  return std::regex_replace(text, time, "1.0 ms");
}

// What was typed in a transcript: after a prompt.
Words inputs_of(const std::string& transcript) {
  static const std::regex prompt(R"(^(\[[^\]]*\] )?> (.*)$)");
  Words inputs;
  for (const std::string& line : lines(transcript)) {
    std::smatch match;
    if (std::regex_match(line, match, prompt)) inputs.push_back(match[2]);
  }
  return inputs;
}

std::string replayed(const Words& inputs) {
  TerminalSession session({.environment = {{"TERM", "dumb"}}, .rows = 21});
  session.wait_for("\n> ");
  std::string transcript;
  std::string prompt = "> ";
  for (const std::string& input : inputs) {
    transcript += prompt + input + "\n";
    if (input == ".quit") break;
    transcript += session.ask(input);
    prompt = session.prompt();
  }
  return with_one_time(transcript);
}

}  // namespace

TEST_CASE("the walk of the documentation is what a session prints") {
  const std::string path = DATELINE_SOURCE_DIR "/docs/session.md";
  std::string document = read_file(path);
  const std::size_t begin = document.find(kBegin) + kBegin.size();
  const std::size_t end = document.find(kEnd, begin);
  REQUIRE(end != std::string::npos);
  const std::string written = document.substr(begin, end - begin);
  const Words inputs = inputs_of(written);
  REQUIRE(inputs.size() > 5);
  const std::string printed = replayed(inputs);
  if (std::getenv("DATELINE_UPDATE_GOLDEN") != nullptr) {
    write_file(path, document.replace(begin, end - begin, printed));
    return;
  }
  CHECK(printed == written);
}

}  // namespace dateline::test
