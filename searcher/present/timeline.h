#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"

namespace dateline {

// A facet over time. Up to 24 intervals: a line each with bar and count, intervals without
// articles included (or, where few values lie far apart, a ⋮ for the gap). More: a chart three
// lines high over the whole span, with its first and last interval and its peak; values known less
// exactly than the interval are then listed below it. What was left out before the first
// interval and "undated N" end both. Lines of at most
// `width` columns. "" when there is nothing to show.
std::string timeline(const FacetResult& dates, std::uint64_t undated, std::size_t width,
                     const Painter& painter);

// The span of a timeline as bars of one line, an eighth to a whole line high, a column for each
// interval (up to three where there is room) or for several. "" when nothing has a date of its
// precision.
std::string small_bars(const FacetResult& dates, std::size_t columns);

}  // namespace dateline
