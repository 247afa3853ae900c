#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/snapshot.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/plan.h"

namespace dateline {

// How many of the best results words are taken from.
inline constexpr std::size_t kFeedbackArticles = 10;

struct ExpandedPlan {
  Plan plan;
  std::vector<std::string> words;  // that were added, as articles spell them, heaviest first
};

// Pseudo relevance feedback in the manner of RM3 (Lavrenko, Croft 2001; Abdul-Jaleel et al. 2004):
// the words that the best results of a plan, `best`, have most in common are searched as well, with
// as much weight together as the query. Its words become one choice among these; what has no score,
// fields and what is denied, stays required. `asked` is how many words the query has.
ExpandedPlan expanded(const Snapshot& snapshot, Analyzer& analyzer, const Plan& plan,
                      const std::vector<Ranked>& best, std::size_t asked);

}  // namespace dateline
