#pragma once

#include <cstdint>
#include <functional>

#include "searcher/engine/request.h"
#include "searcher/query/ast.h"

namespace dateline {

// How many articles a request would find if its query were `root`, exactly, falling back to any of
// the words where the request does.
using CountResults = std::function<std::uint64_t(const Request& request, const Node& root)>;

}  // namespace dateline
