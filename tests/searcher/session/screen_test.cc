#include "searcher/session/screen.h"

#include "common/text/width.h"
#include "searcher/session/pager.h"
#include "searcher/session/prompt.h"
#include "searcher/session/steps.h"
#include "tests/catch.h"
#include "tests/searcher/present/fixture.h"

using namespace dateline;
using namespace dateline::present_test;

namespace {

const Painter kPlain(false);

State with_query(const std::string& query) {
  State state;
  state.request.query = query;
  return state;
}

}  // namespace

TEST_CASE("no line of a screen is wider than the window", "[session]") {
  for (const std::size_t width : {30, 40, 57, 80, 109, 110, 120, 200}) {
    for (const bool color : {false, true}) {
      const std::string text =
          screen_text(sample_response(), sample_request(), width, Painter(color));
      for (const std::string& line : lines_of(text)) {
        // Addresses are never cut.
        if (line.find("://") != std::string::npos) continue;
        INFO(width << ": " << line);
        CHECK(painted_width(line) <= width);
      }
    }
  }
}

TEST_CASE("facets stand beside results where there is room", "[session]") {
  const auto row_of = [](std::size_t width, const std::string& part) {
    const auto lines = lines_of(screen_text(sample_response(), sample_request(), width, kPlain));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].find(part) != std::string::npos) return i;
    }
    return std::size_t{0};
  };
  CHECK(row_of(80, "Country") > row_of(80, "1. "));
  CHECK(row_of(120, "Country") <= row_of(120, "1. "));
  const std::string beside = side_by_side("a\nسلام\n", "x\ny\nz\n", 10);
  const auto lines = lines_of(beside);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "a         x");
  CHECK(lines[1].starts_with("\xe2\x80\x8e"));
  CHECK(painted_width(lines[1]) == 11);
  CHECK(painted_width("\x1b[1;31mab\x1b[0m") == 2);
}

TEST_CASE("a prompt shows the filters, and not more than a part of the window", "[session]") {
  State state;
  CHECK(prompt(state, 80, kPlain) == "> ");
  state.request.filters.countries = {"AL", "IR"};
  state.request.filters.dates = *parse_date_range("2022-07..", 0);
  CHECK(prompt(state, 80, kPlain) == "[AL,IR 2022-07..] > ");
  CHECK(continued_prompt(state, 80).size() == prompt(state, 80, kPlain).size());
  state.request.filters.sources = {std::string(100, 'x')};
  CHECK(display_width(prompt(state, 40, kPlain)) < 20);
}

TEST_CASE("steps are undone and redone, and a new one forgets what was undone", "[session]") {
  Steps steps(with_query(""));
  steps.add(with_query("a"));
  steps.add(with_query("b"));
  steps.add(with_query("b"));  // no step
  CHECK(steps.size() == 3);
  steps.go_to(1);
  CHECK(steps.now().request.query == "a");
  steps.go_to(2);
  CHECK(steps.now().request.query == "b");
  steps.go_to(1);
  steps.add(with_query("c"));
  CHECK(steps.size() == 3);
  CHECK(steps.position() == 2);
  CHECK(steps[1].request.query == "a");
  State page = with_query("c");
  page.request.offset = 10;
  steps.add(page);
  CHECK(steps.size() == 4);
}

TEST_CASE("a state is described as it would be typed, and saved with its dates as typed",
          "[session]") {
  State state = with_query("grain deal");
  CHECK(description(State{}) == ".collapse off");
  state.request.collapse = true;
  state.request.filters.countries = {"AL"};
  state.request.sort = Sort::kNewest;
  state.dates.since = {"7d"};
  CHECK(description(state) == "grain deal .country AL .sort newest");
  const SavedSearch saved = described_search(state);
  CHECK(saved.query == "grain deal");
  CHECK(date_options_of(saved).since == std::vector<std::string>{"7d"});
}

TEST_CASE("less looks for the words as they are", "[session]") {
  CHECK(search_pattern({}).empty());
  CHECK(search_pattern({"b", "a", "b"}) == "a|b");
  CHECK(search_pattern({"U.S. (a)"}) == "U\\.S\\. \\(a\\)");
}
