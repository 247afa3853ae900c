#pragma once

#include "common/index/snapshot.h"
#include "searcher/engine/plan.h"
#include "searcher/query/ast.h"

namespace dateline {

// The plan of a field that filters: country:AL, date:2022, words:>500, id: ... None of them scores.
Plan plan_field(const Snapshot& snapshot, const Node& node);

}  // namespace dateline
