#pragma once

#include <cstdint>
#include <vector>

#include "common/index/tokens.h"
#include "searcher/engine/byte_set.h"
#include "searcher/engine/doc_mask.h"

namespace dateline {

// Passes over documents without the neighbours that a query asks for, by what `tokens` tells of
// neighbours (common/index/neighbours.h): for the price of a line of memory each. Four of five
// documents that have the words, but not side by side, are told.
class NeighbourFilter {
 public:
  // Wants a word of one set before a word of the other, by their low bytes.
  void require(const ByteSet& left, const ByteSet& right);

  // Takes documents that cannot have all that is required out of the mask of a window.
  void keep(const Tokens& tokens, const Window& window, DocMask& mask) const;

 private:
  using Hashes = std::vector<std::uint16_t>;  // of neighbours, one of which must be

  std::vector<Hashes> required_;
};

}  // namespace dateline
