#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/positional_node.h"
#include "searcher/engine/sequence_finder.h"
#include "searcher/engine/token_document.h"
#include "searcher/engine/word_pair.h"

namespace dateline {

// Decides whether documents of one segment satisfy a PositionalNode, by reading their `tokens`.
//
// A word's position is its place among the words of the document; marks have none. Patterns do not
// cross from the title into the body. NEAR and ADJ hold between the nearest ends of their operands:
// neighbours are 1 apart. The lead is the first paragraph of the body. A stemmed word is met as any
// word of the index with one of its stems, whatever the segment or language, and as the parts of
// such a word side by side ("cyber-attack" for cyberattack). Each place counts once. What a
// proximity covers reaches from the first of its words to the last: a third word between them is
// near both.
//
// For one thread; a segment may have any number of verifiers. Nothing is allocated for a document
// once buffers have grown to what documents need.
class Verifier {
 public:
  // `segment` must outlive the verifier; `snapshot`, which it is one of, need not.
  Verifier(const PositionalNode& node, const Snapshot& snapshot, const Segment& segment);
  // The same, for a node that was resolved once for all segments.
  Verifier(std::shared_ptr<const ResolvedTree> tree, const Segment& segment);

  // Throws Error::Kind::kIndex where `tokens` is damaged.
  bool matches(DocIndex doc);
  // Takes documents that cannot match out of the mask of a window, without a look at their words.
  void keep_possible(const Window& window, DocMask& mask) const {
    tree_->neighbours.keep(segment_.tokens(), window, mask);
  }
  // Has the processor fetch what matches(doc) will read: worth it a few documents ahead.
  void prefetch(DocIndex doc) const { segment_.tokens().prefetch(doc); }
  void prefetch_start(DocIndex doc) const { segment_.tokens().prefetch_start(doc); }

 private:
  // What a node needs while it is looked for, kept from document to document.
  struct Scratch {
    Occurrences found;
    Occurrences joined;
    std::vector<const Occurrences*> operands;
    std::vector<std::uint32_t> order;  // of looking for children: those that are missing more first
    std::vector<SequenceFinder::Habit> habits;  // by sequence
    WordPair pair;
  };

  void prepare(const ResolvedNode& node);
  bool holds(const ResolvedNode& node, Zone zone);
  bool holds_pair(const ResolvedNode& node, Zone zone);
  const Occurrences& find(const ResolvedNode& node, Zone zone, Want want);
  void find_sequences(const ResolvedNode& node, Zone zone, Want want, Scratch& scratch);
  bool find_operands(const ResolvedNode& node, Zone zone, Scratch& scratch);
  void combine(const ResolvedNode& node, Want want, Scratch& scratch);
  Zone clip(Node::Kind kind, Zone zone);

  const Segment& segment_;
  std::shared_ptr<const ResolvedTree> tree_;
  std::vector<Scratch> scratch_;  // by ResolvedNode::number
  SequenceFinder finder_;
  TokenDocument document_;
};

}  // namespace dateline
