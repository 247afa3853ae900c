#pragma once

#include "searcher/engine/matches.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/request.h"

namespace dateline {

// Evaluates plans with Xapian's matcher, all segments as one database: slower than
// evaluate_by_windows, with the same answers up to rounding (scores of double precision). Counts
// everything, whatever the request. Throws Error: kIndex, kInterrupted.
Matches evaluate_by_xapian(const Snapshot& snapshot, const Plan& plan, const Request& request,
                           Sort sort, std::size_t limit);

}  // namespace dateline
