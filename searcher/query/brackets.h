#pragma once

#include <cstddef>
#include <vector>

#include "searcher/query/remarks.h"
#include "searcher/query/token.h"

namespace dateline {

// Makes the brackets of a token list balanced, none of them empty and none deeper than
// `max_depth`: what stands in the way is left out and remarked on; what is open at the end is
// closed there. Then leaves out every minus that its operand does not follow directly, and bars
// that follow a bar.
std::vector<QueryToken> balance_brackets(const std::vector<QueryToken>& tokens,
                                         std::size_t max_depth, Remarks& remarks);

}  // namespace dateline
