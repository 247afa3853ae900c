#pragma once

#include "searcher/engine/matches.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/request.h"

namespace dateline {

// Evaluates plans on `postings`, `columns` and `tokens`, window by window of documents:
//
//   - by relevance, in ascending order of documents; when neither totals nor facets are asked for,
//     blocks and windows whose bound is below the score of the last hit so far are passed over
//   - by date, from the end of the sorted runs that has the dates wanted; when nothing is counted,
//     until no run has a better date than the last hit
//   - large queries are shared out to threads by documents
//
// A document that passes all filters of the request is a result and counts in every facet; one that
// fails in a single dimension counts in that dimension's facet alone.
//
// `limit` best results are ranked. Throws Error: kIndex, kInterrupted.
Matches evaluate_by_windows(const Snapshot& snapshot, const Plan& plan, const Request& request,
                            Sort sort, std::size_t limit);

}  // namespace dateline
