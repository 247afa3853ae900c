#pragma once

#include <cstdint>
#include <optional>

#include "common/analysis/analyzer.h"
#include "common/index/snapshot.h"
#include "searcher/engine/count_results.h"
#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/query/ast.h"

namespace dateline {

// Another spelling of a query, made of words that the index has, which finds articles; nullopt when
// every word of the query is known well or nothing better is near.
//
// Only words that are in no article, or in very few beside a word like them that is in many, are
// doubted: those that are typed in the query, in quotation marks or not, and are not denied. A word
// is put right by the words within an edit distance of 1, or 2 where it is long, by being parted in
// two that stand side by side in the index, or by being joined with its neighbour. The more
// frequent a word, the nearer, and the more articles have it beside the other words, the likelier
// it is. The rest of the query stays as it was typed. `total` is what the query found.
std::optional<Suggestion> suggest(const Snapshot& snapshot, Analyzer& analyzer,
                                  const Request& request, const Node& root, std::uint64_t total,
                                  const CountResults& count);

}  // namespace dateline
