#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/present/advice_text.h"
#include "searcher/present/ansi.h"
#include "searcher/present/hit_fields.h"

namespace dateline {

// An answer for a person: the total and how the query was read, diagnostics, numbered hits, facets
// and timeline, and how to get the next page. No line is wider than `width` columns (at least 30).
// With `name_query` the query stands above all of it.
std::string response_text(const Response& response, const Request& request, std::size_t width,
                          const Painter& painter, bool name_query);

// Which hits are shown: those after `offset`.
struct Page {
  std::uint64_t offset = 0;
  std::uint64_t hits = 0;
  // The rank of the last one; `offset` when there is none.
  std::uint64_t last() const { return offset + hits; }
};
Page page_of(const Request& request, std::uint64_t hits);

// The same in parts, for hits that come one by one: what stands above the hits, with the query when
// it is given, and what stands below them. An empty line belongs above each hit. What is advised
// begins with `mark`, as options do.
std::string text_head(const Response& response, const Request& request, const Page& page,
                      std::size_t width, const Painter& painter, const QueryName* query,
                      std::string_view mark = kOptionMark);
std::string text_tail(const Response& response, const Request& request, const Page& page,
                      std::size_t width, const Painter& painter);

}  // namespace dateline
