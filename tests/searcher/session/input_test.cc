#include "searcher/session/input.h"

#include "common/error.h"
#include "searcher/session/command.h"
#include "searcher/session/selection.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

std::string hint_of(std::string_view name) {
  try {
    find_command(name);
  } catch (const Error& error) {
    return error.hint();
  }
  return "";
}

}  // namespace

TEST_CASE("a line is a command, a refinement or a query", "[session]") {
  CHECK(parse_input("  ").kind == Input::Kind::kNothing);
  const Input command = parse_input(".Country  AL, IR ");
  CHECK(command.kind == Input::Kind::kCommand);
  CHECK(command.name == "country");
  CHECK(command.text == "AL, IR");
  CHECK(parse_input("+embassy").kind == Input::Kind::kRefine);
  CHECK(parse_input("-\"grain deal\"").kind == Input::Kind::kRefine);
  for (const char* query : {"- a dash", " .net", ".5 percent", "...", ".", "port -sport"}) {
    CAPTURE(query);
    CHECK(parse_input(query).kind == Input::Kind::kQuery);
  }
  CHECK(parse_input(" .net").text == ".net");
}

TEST_CASE("a query goes on while a quote or a bracket is open", "[session]") {
  for (const char* open : {"\"grain", "(a OR b", "“grain", "\"a\" (b", "title:(a \")\""}) {
    CAPTURE(open);
    CHECK(is_open(open));
  }
  for (const char* whole : {"grain", "\"grain\"", "(a) b)", "“grain”", "\"(\"", "don't"}) {
    CAPTURE(whole);
    CHECK_FALSE(is_open(whole));
  }
}

TEST_CASE("a refinement binds to the whole query", "[session]") {
  CHECK(refined("", "+embassy", 0) == "embassy");
  CHECK(refined("iran", "+embassy", 0) == "iran embassy");
  CHECK(refined("iran", "-embassy -hack", 0) == "iran -embassy -hack");
  CHECK(refined("iran OR iraq", "+embassy", 0) == "(iran OR iraq) embassy");
  const std::string closed = refined("iran \"grain deal", "-x", 0);
  CHECK_FALSE(is_open(closed));
}

TEST_CASE("commands are known by name, alias and clear beginning", "[session]") {
  CHECK(find_command("country").name == "country");
  CHECK(find_command("cou").name == "country");
  CHECK(find_command("n").name == "next");
  CHECK(find_command("save").name == "save");  // though .saved begins with it
  CHECK_THROWS_AS(find_command("s"), Error);
  CHECK(hint_of("so") == "it may be .source or .sort");
  CHECK(hint_of("contry").starts_with("did you mean .country?"));
  CHECK(hint_of("zzzz").starts_with(".help lists"));
}

TEST_CASE("every command and alias is there once", "[session]") {
  for (const Command& a : commands()) {
    CHECK_FALSE(a.help.empty());
    for (const Command& b : commands()) {
      if (&a == &b) continue;
      CHECK(a.name != b.name);
      CHECK(a.alias != b.name);
      if (!a.alias.empty()) CHECK(a.alias != b.alias);
    }
  }
}

TEST_CASE("selections have a sign, numbers and quoted values", "[session]") {
  using Mode = Selection::Mode;
  CHECK(parse_selection("").mode == Mode::kList);
  CHECK(parse_selection("-").mode == Mode::kClear);
  CHECK(parse_selection("AL, iran").values.size() == 2);
  CHECK(parse_selection("+2").mode == Mode::kAdd);
  CHECK(parse_selection("-AL").mode == Mode::kRemove);
  const Selection quoted = parse_selection("\"Post, Daily\",\"7\"");
  REQUIRE(quoted.values.size() == 2);
  CHECK(quoted.values[0].text == "Post, Daily");
  const FacetResult list = {Facet::kCountry, {{"AL", "Albania", 5}, {"IR", "Iran", 3}}, 2};
  CHECK(chosen({"2", false}, &list, "country") == "IR");
  CHECK(chosen({"2", true}, &list, "country") == "2");
  CHECK(chosen({"2022", false}, &list, "topic") == "2022");
  CHECK_THROWS_AS(chosen({"3", false}, &list, "country"), Error);
  CHECK_THROWS_AS(chosen({"0", false}, &list, "country"), Error);
  CHECK_THROWS_AS(chosen({"1", false}, nullptr, "country"), Error);
  CHECK(selected({"AL"}, Mode::kAdd, {"IR"}) == std::vector<std::string>{"AL", "IR"});
  CHECK(selected({"AL", "IR"}, Mode::kRemove, {"AL"}) == std::vector<std::string>{"IR"});
  CHECK(selected({"AL"}, Mode::kReplace, {"IR"}) == std::vector<std::string>{"IR"});
  CHECK(selected({"AL"}, Mode::kClear, {}).empty());
}
