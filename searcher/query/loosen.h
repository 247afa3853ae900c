#pragma once

#include "searcher/query/ast.h"

namespace dateline {

// The "match any" form of a query: the top-level AND's positive text children become one OR;
// filters (fields), NOT and everything else stay required. An equal tree when there is nothing to
// loosen.
Node loosen(const Node& node);

}  // namespace dateline
