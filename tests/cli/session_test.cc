#include <fmt/format.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "common/text/width.h"
#include "tests/catch.h"
#include "tests/cli/terminal_session.h"

// The session as a person at a terminal has it.
namespace dateline::test {
namespace {

constexpr const char* kCtrlC = "\x03";
constexpr const char* kCtrlD = "\x04";
constexpr const char* kCtrlR = "\x12";

void check_width(const std::string& text, int columns) {
  for (const std::string& line : lines(text)) {
    if (contains(line, "://")) continue;
    INFO(columns << ": " << line);
    CHECK(display_width(line) <= static_cast<std::size_t>(columns));
  }
}

}  // namespace

TEST_CASE("a session opens with a banner, answers and ends with Ctrl-D") {
  TerminalSession session({});
  const std::string banner = session.wait_for("\n> ");
  CHECK(contains(banner, "156 articles"));
  CHECK(contains(banner, "countries"));
  const std::string answer = session.ask("embassy");
  CHECK(contains(answer, "1. "));
  CHECK(contains(answer, "Country"));
  session.type(kCtrlD);
  CHECK(session.wait_end() == 0);
}

TEST_CASE("filters stand in the prompt and numbers drill down") {
  TerminalSession session({});
  session.wait_for("\n> ");
  session.ask("embassy");
  session.type(".country AL,iran\r");
  session.wait_for("[AL,IR] > ");
  session.type(".since 2022-07\r");
  session.wait_for("[AL,IR 2022-07..] > ");
  session.type(".country -\r");
  session.wait_for("[2022-07..] > ");
  session.type(".country 1\r");
  session.wait_for("[AL 2022-07..] > ");
  session.type(".back 4\r");
  session.wait_for("\n> ");
  session.type(".quit\r");
  CHECK(session.wait_end() == 0);
}

TEST_CASE("what goes wrong is said with a hint, and the session goes on") {
  TerminalSession session({});
  session.wait_for("\n> ");
  CHECK(contains(session.ask(".contry AL"), "did you mean .country?"));
  CHECK(contains(session.ask(".country Alabnia"), "Albania"));
  CHECK(contains(session.ask(".open 3000"), "hint"));
  CHECK(contains(session.ask("embassy"), "1. "));
}

TEST_CASE("Ctrl-C leaves the line, not the session") {
  TerminalSession session({});
  session.wait_for("\n> ");
  session.type("half a que");
  session.wait_for("half a que");
  session.type(kCtrlC);
  session.wait_for("^C\n");
  session.wait_for("> ");
  CHECK(contains(session.ask("embassy"), "1. "));
  for (int i = 0; i < 3; ++i) {
    session.type(kCtrlC);
    session.wait_for("^C");
    session.wait_for("> ");
  }
  CHECK(contains(session.ask(".history"), "embassy"));
  CHECK(kill(session.pid(), SIGTERM) == 0);
  CHECK(session.wait_end() == 130);
}

TEST_CASE("Ctrl-C cancels a search that runs, and none that comes after") {
  // Some 100,000 different words, which patterns must look through.
  const TemporaryDirectory folder;
  std::string records;
  for (int id = 0; id < 2000; ++id) {
    std::string text;
    for (int word = 0; word < 50; ++word) text += fmt::format("w{}ae ", id * 50 + word);
    records += fmt::format(R"({{"id":"{0}","title":"{0}","text":"{1}"}})", id, text) + "\n";
  }
  const std::string idx = folder / "idx";
  REQUIRE(index({"add", "-q", "-i", idx, "--format", "jsonl", "-"}, records).status == 0);
  TerminalSession session({.index = idx});
  session.wait_for("\n> ");
  bool cancelled = false;
  constexpr int kMostTries = 40;
  for (int i = 0; i < kMostTries && !cancelled; ++i) {
    session.type("*1*a* *2*a* *3*a* *4*a* *5*a* *6*a* *7*a*\r");
    session.wait_for("\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(i));
    session.type(kCtrlC);
    const std::string out = session.wait_for("> ");
    cancelled = contains(out, "Cancelled.");
    // Too late it may have left a line, and another prompt.
    session.type("w7ae\r");
    CHECK(contains(session.wait_for("Language"), "1. 0"));
    session.wait_for("> ");
  }
  CHECK(cancelled);
}

TEST_CASE("Tab completes commands, countries and words with counts") {
  TerminalSession session({});
  session.wait_for("\n> ");
  session.type(".cou\t");
  session.wait_for(".country ");
  session.type("alb\t");
  session.wait_for("AL");
  session.type("\r");
  session.wait_for("[AL] > ");
  session.type("country:ira\t");
  session.wait_for("country:ira");
  session.wait_for("IR");
  session.type(kCtrlC);
  session.wait_for("> ");
  session.type("embas\t");
  session.wait_for("embass");
  session.type("\t\t");
  session.wait_for("embassy ");
}

TEST_CASE("lines of earlier sessions are there again, and private") {
  const TemporaryDirectory home;
  {
    TerminalSession session({.home = home.path()});
    session.wait_for("\n> ");
    session.ask("embassy smoke");
    session.ask(" kept to myself");
    session.type(kCtrlD);
    CHECK(session.wait_end() == 0);
  }
  const std::string file = home / ".state/dateline/history";
  struct stat status = {};
  REQUIRE(stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(read_file(file) == "embassy smoke\n");
  TerminalSession session({.home = home.path()});
  session.wait_for("\n> ");
  session.type("\x1b[A");
  session.wait_for("embassy smoke");
  session.type(kCtrlC);
  session.wait_for("> ");
  session.type(kCtrlR);
  session.wait_for("i-search");
  session.type("smo");
  session.wait_for("embassy smoke");
  session.type("\r");
  session.wait_for("1. ");
}

TEST_CASE("a query goes on while a quotation is open") {
  TerminalSession session({});
  session.wait_for("\n> ");
  session.type("(embassy OR\r");
  session.wait_for("\n> ");
  session.type("consulate)\r");
  session.wait_for("1. ");
  session.wait_for("\n> ");
  session.type("\"never closed\r");
  session.wait_for("\n> ");
  session.type("\r");
  session.wait_for("\n> ");
  CHECK(contains(session.ask(".history"), "never closed"));
}

TEST_CASE("pasted lines are one query") {
  TerminalSession session({});
  session.wait_for("\n> ");
  session.type("\x1b[200~embassy\nsmoke\x1b[201~");
  session.wait_for("smoke");
  session.type("\r");
  session.wait_for("1. ");
  session.wait_for("\n> ");
  CHECK(contains(session.ask(".history"), "embassy smoke"));
}

TEST_CASE("a screen follows the window, at its start and after") {
  for (const int columns : {40, 80, 120, 200}) {
    TerminalSession session({.columns = columns});
    session.wait_for("\n> ");
    check_width(session.ask("embassy OR drought"), columns);
    check_width(session.ask(".facets"), columns);
    check_width(session.ask(".timeline"), columns);
    check_width(session.ask(".help"), columns);
    check_width(session.ask(".open 1"), columns);
    check_width(session.ask(".why 1"), columns);
  }
  TerminalSession session({.columns = 200});
  session.wait_for("\n> ");
  session.ask("embassy");
  session.resize(40, 20);
  check_width(session.ask("embassy OR drought"), 40);
}

TEST_CASE("colour is for terminals that want it") {
  for (const auto& environment :
       {std::map<std::string, std::string>{{"NO_COLOR", "1"}}, {{"TERM", "dumb"}}}) {
    TerminalSession session({.environment = environment});
    session.wait_for("\n> ");
    const std::string answer = session.ask("embassy");
    CHECK(contains(answer, "*embassy*"));
    CHECK_FALSE(contains(session.raw(), "\x1b[1"));
    CHECK_FALSE(contains(session.raw(), "\x1b[3"));
  }
  TerminalSession session({});
  session.wait_for("\n> ");
  session.ask("embassy");
  CHECK(contains(session.raw(), "\x1b[1;31m"));
}

TEST_CASE("articles open in the pager, and a pager that ends early is no trouble") {
  TerminalSession session({.environment = {{"PAGER", "sed -n '1s/^/PAGED /p'"}}});
  session.wait_for("\n> ");
  session.ask("embassy");
  CHECK(contains(session.ask(".open 1"), "PAGED"));
  TerminalSession early({.environment = {{"PAGER", "true"}}});
  early.wait_for("\n> ");
  early.ask("embassy");
  early.ask(".open 1");
  CHECK(contains(early.ask("drought"), "1. "));
  TerminalSession none({.environment = {{"PAGER", "no-such-pager"}}});
  none.wait_for("\n> ");
  none.ask("embassy");
  CHECK(contains(none.ask(".open 1"), "countries"));
}

TEST_CASE("what is added to the index is offered, not forced") {
  const TemporaryDirectory folder;
  const std::string idx = folder / "idx";
  const auto add = [&](const std::string& id) {
    REQUIRE(index({"add", "-q", "-i", idx, "--format", "jsonl", "-"},
                  R"({"id":")" + id + R"(","title":"Ferry","text":"A ferry sailed.","lang":"en"})")
                .status == 0);
  };
  add("a");
  TerminalSession session({.index = idx});
  session.wait_for("\n> ");
  add("b");
  CHECK(contains(session.ask("ferry"), "1 article"));
  session.type("\r");
  session.wait_for("> ");
  CHECK(contains(plain_text(session.raw()), "1 new article, .reload"));
  CHECK(contains(session.ask(".reload"), "2 articles"));
}

TEST_CASE("settings of the rc file hold from the first search on") {
  TerminalSession session({.rc = "# mine\n.sort newest\n.country AL\n.nonsense\n"});
  const std::string start = session.wait_for("[AL] > ");
  CHECK(contains(start, "line 4"));
  session.ask(".reset");
  session.type(".quit\r");
  CHECK(session.wait_end() == 0);
  TerminalSession plain({.arguments = {"--no-rc"}, .rc = ".country AL\n"});
  plain.wait_for("\n> ");
}

TEST_CASE("filters and a query without --interactive are answered and done") {
  TerminalSession session({.arguments = {"--country", "AL"}});
  CHECK(session.wait_end() == 0);
  CHECK(contains(session.raw(), "articles"));
  TerminalSession begun({.arguments = {"--interactive", "--country", "AL", "embassy"}});
  const std::string answer = begun.wait_for("[AL] > ");
  CHECK(contains(answer, "1. "));
}

}  // namespace dateline::test
