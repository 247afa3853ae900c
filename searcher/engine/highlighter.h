#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/engine/positional_node.h"

namespace dateline {

// Words of a text that satisfied a part of a query.
struct Place {
  std::uint32_t first;  // tokens
  std::uint32_t last;
  std::uint32_t leaf;  // which leaf of the query it is

  bool operator==(const Place&) const = default;
};

// Finds what of a text satisfied a query: phrases as a whole, operands of NEAR, /s and the like
// only where they are as near as asked, words of the headline in the headline. What is denied is
// nowhere.
class Highlighter {
 public:
  enum class Zone { kTitle, kBody };

  // The parts of a query, each of which counts by itself.
  explicit Highlighter(std::vector<PositionalNode> parts) : parts_(std::move(parts)) {}

  // Ascending by their first words. `text` is a whole title or a whole body, with its breaks.
  std::vector<Place> places(const Analysis& text, Zone zone) const;

 private:
  std::vector<PositionalNode> parts_;
};

}  // namespace dateline
