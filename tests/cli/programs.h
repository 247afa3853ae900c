#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/process.h"

namespace dateline::test {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

// Where the two programs are: those of this build, unless $DATELINE_INDEX_PROGRAM and
// $DATELINE_SEARCH_PROGRAM name others.
std::string index_program();
std::string search_program();

// Ready to be run with these arguments.
Command index_command(Words arguments);
Command search_command(Words arguments);

// Run them. `input` is standard input.
Result index(Words arguments, const std::string& input = {});
Result search(Words arguments, const std::string& input = {});

// corpus/sample of the source tree, and an index of it that all tests share and none may change.
std::string sample_path();
const std::string& sample_index();

// Search over `sample_index()`.
Result search_sample(Words arguments);
// With --format json, parsed; requires an exit status of 0 or 1 that fits the total.
Json answer(Words arguments);
Json answer_from(const std::string& index, Words arguments);
std::size_t total(Words arguments);
// The titles of its hits, in order.
std::vector<std::string> titles(const Json& answer);
bool has_title(const Json& answer, std::string_view part);
// The count of a value of a facet; 0 when it is not listed.
std::size_t facet_count(const Json& answer, const std::string& facet, const std::string& value);

// How many articles an index has, as `stats` says and as a search for all finds them.
std::size_t articles_in(const std::string& index);
std::size_t searchable_in(const std::string& index);
// The folder of its only segment.
std::string segment_of(const std::string& index);

// What `inspect` prints, one object an article.
std::vector<Json> inspect(Words arguments, const std::string& input = {});
std::vector<Json> json_lines(const std::string& text);
std::vector<std::string> lines(const std::string& text);
bool contains(std::string_view text, std::string_view part);

}  // namespace dateline::test
