#pragma once

#include <cstdint>

#include "searcher/engine/pattern.h"

namespace dateline {

// A word of a query that adds to scores wherever it stands in an article: not denied, not in
// quotation marks, not an operand of NEAR and the like, and no stop word. Pure data.
struct QueryWord {
  SharedPattern pattern;  // there always is one
  double weight = 0;      // of the word asked for once
  // Words of the query before it, stop words among them.
  std::uint32_t position = 0;
};

}  // namespace dateline
