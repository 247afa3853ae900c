#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "common/article.h"
#include "searcher/engine/response.h"
#include "searcher/present/fields.h"
#include "searcher/present/hit_fields.h"

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

// The JSON of docs/json.md. Always well-formed UTF-8: malformed bytes become U+FFFD, and byte
// ranges count the text as it is printed.

// An answer in parts, for hits that come one by one: before[hit...]after. `query_id` is of a batch,
// or "".
struct JsonParts {
  std::string before;
  std::string after;
};
JsonParts json_around_hits(const Response& response, const std::string& query_id, Layout layout);
std::string json_hit(const Hit& hit, const QueryName& query, std::span<const HitField> fields,
                     Layout layout, bool last);

// A hit alone on its line.
std::string json_line(const Hit& hit, const QueryName& query, std::span<const HitField> fields);

std::string json_document(const Article& article, Layout layout);

}  // namespace dateline
