#include "tests/cli/programs.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {
namespace {

Words joined(Words first, const Words& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace

std::string index_program() {
  const char* named = std::getenv("DATELINE_INDEX_PROGRAM");
  return named != nullptr ? named : DATELINE_INDEX_PROGRAM;
}

std::string search_program() {
  const char* named = std::getenv("DATELINE_SEARCH_PROGRAM");
  return named != nullptr ? named : DATELINE_SEARCH_PROGRAM;
}

Command index_command(Words arguments) {
  return {.program = index_program(), .arguments = std::move(arguments)};
}

Command search_command(Words arguments) {
  return {.program = search_program(), .arguments = std::move(arguments)};
}

Result index(Words arguments, const std::string& input) {
  Command command = index_command(std::move(arguments));
  command.input = input;
  return run(command);
}

Result search(Words arguments, const std::string& input) {
  Command command = search_command(std::move(arguments));
  command.input = input;
  return run(command);
}

std::string sample_path() { return DATELINE_SOURCE_DIR "/corpus/sample"; }

const std::string& sample_index() {
  static const TemporaryDirectory directory;
  static const std::string path = [] {
    const Result added = index({"add", "-i", directory / "idx", sample_path()});
    INFO(added.err);
    REQUIRE(added.status == 0);
    return directory / "idx";
  }();
  return path;
}

Result search_sample(Words arguments) { return search(joined({"-i", sample_index()}, arguments)); }

Json answer_from(const std::string& index, Words arguments) {
  const Result result = search(joined({"-i", index, "--format", "json"}, arguments));
  std::string command;
  for (const std::string& argument : arguments) command += " " + argument;
  INFO("arguments:" << command << "\n" << result.err);
  const Json json = Json::parse(result.out, nullptr, false);
  REQUIRE(json.is_object());
  REQUIRE(result.status == (json.at("total") > 0 ? 0 : 1));
  return json;
}

Json answer(Words arguments) { return answer_from(sample_index(), std::move(arguments)); }

std::size_t total(Words arguments) { return answer(std::move(arguments)).at("total"); }

std::vector<std::string> titles(const Json& answer) {
  std::vector<std::string> all;
  for (const Json& hit : answer.at("hits")) all.push_back(hit.at("title"));
  return all;
}

bool has_title(const Json& answer, std::string_view part) {
  const auto all = titles(answer);
  return std::any_of(all.begin(), all.end(),
                     [part](const std::string& title) { return contains(title, part); });
}

std::size_t facet_count(const Json& answer, const std::string& facet, const std::string& value) {
  for (const Json& entry : answer.at("facets").at(facet)) {
    if (entry.at("value") == value) return entry.at("count");
  }
  return 0;
}

std::size_t articles_in(const std::string& idx) {
  const Result result = index({"stats", "-i", idx, "--json"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  return Json::parse(result.out).at("articles");
}

std::size_t searchable_in(const std::string& idx) { return answer_from(idx, {""}).at("total"); }

std::string segment_of(const std::string& idx) {
  return std::filesystem::directory_iterator(idx + "/segments")->path().string();
}

std::vector<Json> inspect(Words arguments, const std::string& input) {
  const Result result = index(joined({"inspect"}, arguments), input);
  INFO(result.err);
  REQUIRE(result.status == 0);
  return json_lines(result.out);
}

std::vector<Json> json_lines(const std::string& text) {
  std::vector<Json> all;
  for (const std::string& line : lines(text)) all.push_back(Json::parse(line));
  return all;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) all.push_back(line);
  return all;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace dateline::test
