#pragma once

#include <optional>

#include "searcher/engine/planner.h"
#include "searcher/engine/proximity_ranking.h"
#include "searcher/engine/request.h"

namespace dateline {

// A query ready to be evaluated: its plan with everything that widens it, and how to rank.
struct PreparedQuery {
  PlannedQuery planned;
  Sort sort = Sort::kRelevance;  // by relevance only where something scores
  std::optional<ProximityRanking> proximity;

  // What ranks the best results anew; null when nothing does.
  ProximityRanking* anew() { return proximity && proximity->applies() ? &*proximity : nullptr; }
};

}  // namespace dateline
