#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"

namespace dateline {

// A horizontal bar of count / largest of `columns` columns, in eighths of a column: at least an
// eighth for any count, empty for 0. Not padded.
std::string bar(std::uint64_t count, std::uint64_t largest, std::size_t columns);

// The facets that have values, dates excepted, as blocks side by side: a heading, then a line for
// each value with its label, bar and count; values that a filter names carry a check mark.
// `numbered`, values stand after their numbers, from 1. Lines of at most `width` columns, without
// spaces at the end. "" when there is nothing to show.
std::string facet_blocks(const std::vector<FacetResult>& facets, std::size_t width,
                         const Painter& painter, bool numbered = false);

}  // namespace dateline
