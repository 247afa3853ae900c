#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "common/article.h"
#include "searcher/engine/response.h"

namespace dateline {

// The version of the contract in docs/json.md, printed as "version".
inline constexpr int kJsonVersion = 1;

using Json = nlohmann::ordered_json;

enum class Layout {
  kPretty,  // two spaces a level
  kOneLine,
};

// A document as text, ending in a line feed.
std::string dumped(const Json& json, Layout layout);

// The JSON of docs/json.md, ending in a line feed. Always well-formed UTF-8: malformed bytes become
// U+FFFD, and byte ranges count the text as it is printed.
std::string json_document(const Response& response, Layout layout);
std::string json_document(const Article& article, Layout layout);

// One hit a line; with `name_query` each begins with the query it answers.
std::string json_lines(const Response& response, bool name_query);

}  // namespace dateline
