#pragma once

#include "searcher/query/ast.h"

namespace dateline {

// The "match any" form of a query: the positive text children of the top-level AND, or the only
// word, become one OR, in which a run of CJK text is its words (cjk_words); filters (fields), NOT
// and everything else stay required. An equal tree when there is nothing to loosen.
Node loosen(const Node& node);

// The words of a query wherever they stand and in any form: phrases, exact words and what NEAR,
// atleast, title: and the like bind become plain words that all must match. Fields, wildcards and
// what is denied stay. An equal tree when nothing is bound.
Node plain_words(const Node& node);

}  // namespace dateline
