#pragma once

#include <cstdint>
#include <vector>

#include "searcher/engine/neighbour_filter.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/word_slot.h"
#include "searcher/query/ast.h"

namespace dateline {

// A part of a query that posting lists alone cannot answer, with the patterns of its leaves.
// Mirrors the tree of Nodes below it: kAnd, kOr, kNot, kNear, kAdjacent, kSentence, kParagraph,
// kAtLeast, kTitle, kHeadLead, kBody over leaves, which are kExact whatever they were typed as.
struct PositionalNode {
  Node::Kind kind = Node::Kind::kExact;
  std::uint32_t n = 0;
  SharedPattern pattern;  // of a leaf; none matches nothing
  std::vector<PositionalNode> children;
};

// The same with the words of all segments of an index that the patterns stand for.
struct ResolvedNode {
  Node::Kind kind = Node::Kind::kExact;
  std::uint32_t n = 0;
  std::uint32_t number = 0;         // below ResolvedTree::nodes, another for each node
  std::vector<Sequence> sequences;  // of a leaf
  std::vector<ResolvedNode> children;
  // A proximity of two operands that are a single word each.
  bool word_pair = false;
};

// For any number of verifiers and threads.
struct ResolvedTree {
  ResolvedTree(const PositionalNode& from, const Snapshot& snapshot);

  std::uint32_t nodes = 0;
  ResolvedNode root;
  NeighbourFilter neighbours;
};

}  // namespace dateline
