#pragma once

#include <cstddef>
#include <string>

#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"

namespace dateline {

// An answer for a person: the total and how the query was read, diagnostics, numbered hits, facets
// and timeline, and how to get the next page. No line is wider than `width` columns (at least 30).
// With `name_query` the query stands above all of it.
std::string response_text(const Response& response, const Request& request, std::size_t width,
                          const Painter& painter, bool name_query);

}  // namespace dateline
