#pragma once

#include "common/analysis/analyzer.h"
#include "common/index/snapshot.h"
#include "searcher/engine/planner.h"
#include "searcher/query/ast.h"

namespace dateline {

struct SimilarQuery {
  PlannedQuery planned;
  Node words;  // what is searched, as a query: an OR
};

// Searches what an article of the index is about, in the way of "more like this": those of its
// words that stand out in it (by how often and where they stand, and how rare they are), each with
// that as its weight; any of them may match. Neither the article itself nor the copies of its story
// are found.
SimilarQuery similar_query(const Snapshot& snapshot, Analyzer& analyzer, DocAddress address);

}  // namespace dateline
