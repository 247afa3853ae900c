#include "searcher/engine/verify.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "searcher/query/tree.h"

namespace dateline {
namespace {

template <typename T>
void sort_once(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

Verifier::Verifier(const PositionalNode& node, const Snapshot& snapshot, const Segment& segment)
    : Verifier(std::make_shared<const ResolvedTree>(node, snapshot), segment) {}

Verifier::Verifier(std::shared_ptr<const ResolvedTree> tree, const Segment& segment)
    : segment_(segment), tree_(std::move(tree)), scratch_(tree_->nodes) {
  prepare(tree_->root);
}

void Verifier::prepare(const ResolvedNode& node) {
  Scratch& scratch = scratch_[node.number];
  scratch.operands.resize(node.children.size());
  scratch.order.resize(node.children.size());
  std::iota(scratch.order.begin(), scratch.order.end(), 0u);
  scratch.habits.resize(node.sequences.size());
  for (const ResolvedNode& child : node.children) prepare(child);
}

bool Verifier::matches(DocIndex doc) {
  document_.open(segment_.tokens().document(doc));
  return holds(tree_->root, document_.all());
}

Zone Verifier::clip(NodeKind kind, Zone zone) {
  switch (kind) {
    case NodeKind::kTitle:
      return {zone.begin, std::min(zone.end, document_.title_end())};
    case NodeKind::kHeadLead:
      return {zone.begin, std::min(zone.end, document_.lead_end())};
    case NodeKind::kBody:
      return {std::max(zone.begin, document_.title_end()), zone.end};
    default:
      return zone;
  }
}

bool Verifier::holds(const ResolvedNode& node, Zone zone) {
  const auto holds_here = [&](const ResolvedNode& child) { return holds(child, zone); };
  switch (node.kind) {
    case NodeKind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), holds_here);
    case NodeKind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), holds_here);
    case NodeKind::kNot:
      return !holds(node.children.front(), zone);
    case NodeKind::kAtLeast:
      return find(node.children.front(), zone, Want::kAll).size() >= node.n;
    case NodeKind::kTitle:
    case NodeKind::kHeadLead:
    case NodeKind::kBody:
      return holds(node.children.front(), clip(node.kind, zone));
    default:
      return node.word_pair ? holds_pair(node, zone) : !find(node, zone, Want::kAny).empty();
  }
}

bool Verifier::holds_pair(const ResolvedNode& node, Zone zone) {
  const WordSlot& left = node.children[0].sequences.front().slots.front();
  const WordSlot& right = node.children[1].sequences.front().slots.front();
  WordPair& pair = scratch_[node.number].pair;
  if (pair.holds({node.kind, node.n}, left.words, right.words, document_, zone)) return true;
  return (finder_.has_compound(left, document_, zone) ||
          finder_.has_compound(right, document_, zone)) &&
         !find(node, zone, Want::kAny).empty();
}

// Occurrences ascend, each once, and stay until the node is looked for again. What is denied occurs
// nowhere.
const Occurrences& Verifier::find(const ResolvedNode& node, Zone zone, Want want) {
  if (is_zone(node.kind)) return find(node.children.front(), clip(node.kind, zone), want);
  Scratch& scratch = scratch_[node.number];
  scratch.found.clear();
  if (node.children.empty()) {
    find_sequences(node, zone, want, scratch);
  } else if (node.kind != NodeKind::kNot && find_operands(node, zone, scratch)) {
    combine(node, want, scratch);
  }
  return scratch.found;
}

void Verifier::find_sequences(const ResolvedNode& node, Zone zone, Want want, Scratch& scratch) {
  bool ordered = node.sequences.size() <= 1;
  for (std::size_t i = 0; i < node.sequences.size(); ++i) {
    const Sequence& sequence = node.sequences[i];
    finder_.find(sequence, scratch.habits[i], document_, zone, want, scratch.found);
    if (want == Want::kAny && !scratch.found.empty()) return;
    if (sequence.has_compounds) ordered = false;
  }
  if (!ordered) sort_once(scratch.found);
}

// False when one is missing that there must be.
bool Verifier::find_operands(const ResolvedNode& node, Zone zone, Scratch& scratch) {
  for (std::size_t i = 0; i < scratch.order.size(); ++i) {
    const std::uint32_t child = scratch.order[i];
    scratch.operands[child] = &find(node.children[child], zone, Want::kAll);
    if (node.kind == NodeKind::kOr || !scratch.operands[child]->empty()) continue;
    if (i > 0) std::swap(scratch.order[i], scratch.order[i - 1]);
    return false;
  }
  return true;
}

void Verifier::combine(const ResolvedNode& node, Want want, Scratch& scratch) {
  Occurrences& found = scratch.found;
  found = *scratch.operands.front();
  if (node.kind == NodeKind::kAtLeast && found.size() < node.n) found.clear();
  for (std::size_t i = 1; i < scratch.operands.size(); ++i) {
    const Occurrences& next = *scratch.operands[i];
    if (is_proximity(node.kind)) {
      const bool last = i + 1 == scratch.operands.size();
      scratch.joined.clear();
      join({node.kind, node.n}, found, next, document_, last ? want : Want::kAll, scratch.joined);
      std::swap(found, scratch.joined);
    } else {
      found.insert(found.end(), next.begin(), next.end());
    }
    sort_once(found);
  }
}

}  // namespace dateline
