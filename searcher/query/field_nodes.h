#pragma once

#include <vector>

#include "common/date.h"
#include "searcher/query/remarks.h"
#include "searcher/query/token.h"

namespace dateline {

// What the values of a field token mean. `node` is kEverything when none of them makes sense; then
// `as_text` tells whether they look like words that happened to follow a colon, to be searched as
// such, or like a slip of the hand in a filter, to be left out. Remarks say so.
struct FieldNode {
  Node node;
  bool as_text = false;
};
FieldNode make_field(const QueryToken& token, Day today, Remarks& remarks);

}  // namespace dateline
