#pragma once

#include <cstddef>

#include "searcher/query/ast.h"

namespace dateline {

// How deep the brackets of to_string(node) are nested, counting what a single word after title: or
// atleast3 stands for. parse_query reads a canonical spelling back only up to its own limit.
std::size_t bracket_depth(const Node& node);

}  // namespace dateline
