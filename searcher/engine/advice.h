#pragma once

#include <vector>

#include "searcher/engine/count_results.h"
#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/query/ast.h"

namespace dateline {

// What to drop from a request that found nothing: each filter, each field, word and phrase of the
// query by itself, all filters, what binds its words; as far as that finds anything. What finds
// most comes first; of equals, what changes less.
std::vector<Advice> advise(const Request& request, const Node& root, const CountResults& count);

}  // namespace dateline
