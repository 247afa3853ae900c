#include "searcher/engine/positional_node.h"

#include <algorithm>

#include "searcher/query/tree.h"

namespace dateline {
namespace {

bool is_single_word(const ResolvedNode& node) {
  return node.children.empty() && node.sequences.size() == 1 &&
         node.sequences.front().slots.size() == 1;
}

ResolvedNode resolve(const PositionalNode& from, const WordSlotResolver& words,
                     std::uint32_t& nodes) {
  ResolvedNode node;
  node.kind = from.kind;
  node.n = from.n;
  node.number = nodes++;
  if (from.pattern != nullptr) {
    for (const auto& sequence : from.pattern->sequences) {
      if (!sequence.empty()) node.sequences.push_back(words.resolve(sequence));
    }
  }
  for (const PositionalNode& child : from.children) {
    node.children.push_back(resolve(child, words, nodes));
  }
  node.word_pair = is_proximity(node.kind) && node.children.size() == 2 &&
                   std::all_of(node.children.begin(), node.children.end(), is_single_word);
  return node;
}

void add_neighbours(const Sequence& sequence, NeighbourFilter& filter) {
  for (std::size_t i = 0; i + 1 < sequence.slots.size(); ++i) {
    filter.require(sequence.slots[i].words.low_bytes(), sequence.slots[i + 1].words.low_bytes());
  }
}

// The neighbours without which the node does not hold.
void add_neighbours(const ResolvedNode& node, NeighbourFilter& filter) {
  if (node.kind == NodeKind::kNot || node.kind == NodeKind::kOr) return;
  // A compound may stand in for a word, and then another word is its neighbour.
  if (node.sequences.size() == 1 && !node.sequences.front().has_compounds) {
    add_neighbours(node.sequences.front(), filter);
  }
  for (const ResolvedNode& child : node.children) add_neighbours(child, filter);
}

}  // namespace

ResolvedTree::ResolvedTree(const PositionalNode& from, const Snapshot& snapshot)
    : root(resolve(from, WordSlotResolver(snapshot), nodes)) {
  add_neighbours(root, neighbours);
}

}  // namespace dateline
