#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"

namespace dateline {

// "Did you mean: ...", a line to be used as a query, with what it finds; "" without a suggestion.
std::string suggestion_text(const Response& response, std::size_t width, const Painter& painter);

// What stands before the name of an option.
inline constexpr std::string_view kOptionMark = "--";

// What a person whose search found nothing can do about it: the filters that are set, and what to
// drop with the number of articles that finds. Names of options follow `mark`.
std::string advice_text(const Response& response, const Request& request, std::size_t width,
                        const Painter& painter, std::string_view mark = kOptionMark);

}  // namespace dateline
