#pragma once

#include <string>
#include <vector>

#include "searcher/engine/matches.h"
#include "searcher/engine/request.h"
#include "searcher/engine/response.h"

namespace dateline {

// Whether any of its facets counts by this dimension, or by time.
bool asks_for(const Request& request, Dimension dimension);
bool asks_for_dates(const Request& request);
// The shortest of the intervals of the timelines asked for, of results that span these days.
DateInterval finest_interval(const Request& request, const DaySpan& span);

// The values that the filters give for a dimension, as values are compared.
std::vector<std::string> filter_values(const Filters& filters, Dimension dimension);

// The facets asked for, in that order. Spellings that a filter takes for the same value are one
// value, in its most frequent spelling. What is selected stays visible, however small its count.
std::vector<FacetResult> make_facets(const Snapshot& snapshot, const Request& request,
                                     const Matches& matches);

}  // namespace dateline
