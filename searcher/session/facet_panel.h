#pragma once

#include <cstddef>
#include <string>

#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"

namespace dateline {

// Counts below results: a line for each facet, its values after their numbers as far as they fit,
// and the timeline as a row of small bars. Lines of at most `width` columns.
std::string facet_lines(const Response& response, std::size_t width, const Painter& painter);

// Counts beside results: a block for each facet, one below the other, and the timeline.
std::string facet_panel(const Response& response, std::size_t width, const Painter& painter);

}  // namespace dateline
