#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/pattern.h"
#include "searcher/query/ast.h"

namespace dateline {

// A part of a query that posting lists alone cannot answer, with the patterns of its leaves.
// Mirrors the tree of Nodes below it: kAnd, kOr, kNot, kNear, kAdjacent, kSentence, kParagraph,
// kAtLeast, kTitle, kHeadLead, kBody over leaves, which are kExact whatever they were typed as.
struct PositionalNode {
  Node::Kind kind = Node::Kind::kExact;
  std::uint32_t n = 0;
  Pattern pattern;  // of a leaf
  std::vector<PositionalNode> children;
};

// Decides whether documents of one segment satisfy a PositionalNode, by reading their `tokens`.
//
// A word's position is its place among the words of the document; marks have none. Patterns do not
// cross from the title into the body. NEAR and ADJ hold between the nearest ends of their operands:
// neighbours are 1 apart. The lead is the first paragraph of the body. A stemmed word is met as any
// word of the index with one of its stems, whatever the segment or language, and as the parts of
// such a word side by side ("cyber-attack" for cyberattack). Each place counts once. What a
// proximity covers reaches from the first of its words to the last: a third word between them is
// near both.
class Verifier {
 public:
  // `snapshot` and `segment`, one of its own, must outlive the verifier.
  Verifier(const PositionalNode& node, const Snapshot& snapshot, const Segment& segment);
  bool matches(DocIndex doc);

 private:
  struct Slot {
    std::vector<std::uint32_t> hashes;                  // sorted
    std::vector<std::vector<std::uint32_t>> compounds;  // words side by side that stand for one

    bool has(std::uint32_t word) const;
  };
  using Sequence = std::vector<Slot>;
  struct Resolved {
    Node::Kind kind;
    std::uint32_t n;
    std::vector<Sequence> sequences;
    std::vector<Resolved> children;
  };
  // Positions [first, last] of one occurrence; a cover is one of a proximity: with gaps between.
  struct Occurrence {
    std::uint32_t first;
    std::uint32_t last;
    bool cover = false;
    auto operator<=>(const Occurrence&) const = default;
  };
  // Positions [begin, end) that are looked at.
  struct Zone {
    std::uint32_t begin;
    std::uint32_t end;
  };
  using Occurrences = std::vector<Occurrence>;

  // Whether find() looks for all occurrences or is done with one.
  enum class Want { kAll, kAny };

  Resolved resolve(const PositionalNode& node) const;
  Slot resolve(const PatternSlot& from) const;
  void add_compounds(std::string_view rest, std::vector<std::uint32_t>& parts, Slot& slot) const;
  bool is_word(std::string_view surface) const;
  void load(DocIndex doc);
  bool holds(const Resolved& node, Zone zone) const;
  Occurrences find(const Resolved& node, Zone zone, Want want) const;
  Occurrences find_sequences(const Resolved& node, Zone zone) const;
  void extend(const Sequence& sequence, std::size_t place, Occurrence at, Zone zone,
              Occurrences& found) const;
  Occurrences join(const Resolved& node, const Occurrences& left, const Occurrences& right,
                   Want want) const;
  bool join_ends(const Resolved& node, Occurrence one, const Occurrences& others,
                 std::uint32_t longest, bool from_left, Want want, Occurrences& found) const;
  Zone reach(const Resolved& node, Occurrence one, std::uint32_t longest, bool from_left) const;
  bool together(const Resolved& node, Occurrence a, Occurrence b) const;
  Zone clip(Node::Kind kind, Zone zone) const;

  const Snapshot& snapshot_;
  const Segment& segment_;
  Resolved root_;
  // The document at hand, by position.
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> sentences_;
  std::vector<std::uint32_t> paragraphs_;
  std::uint32_t title_end_ = 0;
  std::uint32_t lead_end_ = 0;
};

}  // namespace dateline
