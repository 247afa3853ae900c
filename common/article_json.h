#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "common/article.h"

namespace dateline {

// Values of unknown fields that are nested deeper than this are kept as their text: what handles
// JSON goes down its levels on the stack.
inline constexpr std::size_t kMaxExtraDepth = 64;

// An article as JSON with the field names of the contract, in its order; empty fields are left
// out, unknown input fields stand among the others. `date` is the printed day, month or year,
// `time` its time of day and zone where known. This is the form in which articles are stored.
nlohmann::ordered_json to_json(const Article& article);

// The same with every field there is, null or empty where nothing is known, and without read_hash:
// for showing.
nlohmann::ordered_json to_full_json(const Article& article);

// Reads back what to_json wrote. Throws nlohmann::json::exception on anything else.
Article article_from_json(const nlohmann::ordered_json& json);

// The same as compact text. article_from_text throws Error::Kind::kIndex when it is damaged.
std::string to_text(const Article& article);
Article article_from_text(std::string_view text);

}  // namespace dateline
