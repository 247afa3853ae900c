#pragma once

#include <cstdint>

#include "searcher/engine/sequence_finder.h"
#include "searcher/engine/token_document.h"
#include "searcher/query/ast.h"

namespace dateline {

// What two operands of kNear, kAdjacent, kSentence or kParagraph must be to each other.
struct Nearness {
  Node::Kind kind;
  std::uint32_t n;  // the most words from one to the other, for kNear and kAdjacent
};

// Appends to `found` a cover for occurrences of two operands that are together, with Want::kAny no
// more than tells whether there are any; of the many that a text has which repeats two words
// without end, enough to tell what further operands are near. Both lists ascend.
void join(Nearness nearness, const Occurrences& left, const Occurrences& right,
          TokenDocument& document, Want want, Occurrences& found);

}  // namespace dateline
