#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/query/ast.h"

namespace dateline {

// A word as it stands in a query string.
struct TypedWord {
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
  std::string surface;  // folded, as the index spells it
};

// The words that a query looks for in texts, in their order: those of plain words, phrases and the
// operands of NEAR and the like; none that are denied, wildcards, numbers, or in CJK text.
std::vector<TypedWord> typed_words(std::string_view query, const Node& root, Analyzer& analyzer);

}  // namespace dateline
