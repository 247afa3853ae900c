#include "searcher/engine/verify.h"

#include <algorithm>

#include "common/index/tokens.h"

namespace dateline {
namespace {

using Kind = Node::Kind;

bool is_zone(Kind kind) {
  return kind == Kind::kTitle || kind == Kind::kHeadLead || kind == Kind::kBody;
}

}  // namespace

Verifier::Verifier(const PositionalNode& node, const Segment& segment)
    : segment_(segment), root_(resolve(node, segment)) {}

Verifier::Resolved Verifier::resolve(const PositionalNode& node, const Segment& segment) const {
  Resolved resolved{node.kind, node.n, {}, {}};
  for (const auto& sequence : node.pattern.sequences) {
    std::vector<Slot> slots;
    for (const PatternSlot& from : sequence) {
      Slot slot;
      slot.hashes = from.hashes;
      if (!from.exact) {
        for (const std::string& stem : from.stems) {
          for (const std::uint32_t number : segment.words().with_stem(stem)) {
            slot.hashes.push_back(token_hash(segment.words()[number].surface));
          }
        }
      }
      std::sort(slot.hashes.begin(), slot.hashes.end());
      slots.push_back(std::move(slot));
    }
    resolved.sequences.push_back(std::move(slots));
  }
  for (const PositionalNode& child : node.children) {
    resolved.children.push_back(resolve(child, segment));
  }
  return resolved;
}

void Verifier::load(DocIndex doc) {
  words_.clear();
  sentences_.clear();
  paragraphs_.clear();
  title_end_ = 0;
  lead_end_ = 0;
  bool lead_seen = false;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  for (const std::uint32_t word : segment_.tokens().words(doc)) {
    if (word >= kFirstTokenHash) {
      words_.push_back(word);
      sentences_.push_back(sentence);
      paragraphs_.push_back(paragraph);
      continue;
    }
    const auto position = static_cast<std::uint32_t>(words_.size());
    ++sentence;
    if (word != kSentenceEnd) ++paragraph;
    if (word == kTitleEnd) title_end_ = position;
    if (word == kParagraphEnd && !lead_seen) {
      lead_end_ = position;
      lead_seen = true;
    }
  }
  if (!lead_seen) lead_end_ = static_cast<std::uint32_t>(words_.size());
}

bool Verifier::matches(DocIndex doc) {
  load(doc);
  return holds(root_, {0, static_cast<std::uint32_t>(words_.size())});
}

Verifier::Zone Verifier::clip(Kind kind, Zone zone) const {
  switch (kind) {
    case Kind::kTitle:
      return {zone.begin, std::min(zone.end, title_end_)};
    case Kind::kHeadLead:
      return {zone.begin, std::min(zone.end, lead_end_)};
    case Kind::kBody:
      return {std::max(zone.begin, title_end_), zone.end};
    default:
      return zone;
  }
}

bool Verifier::holds(const Resolved& node, Zone zone) const {
  const auto holds_here = [&](const Resolved& child) { return holds(child, zone); };
  switch (node.kind) {
    case Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), holds_here);
    case Kind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), holds_here);
    case Kind::kNot:
      return !holds(node.children.front(), zone);
    case Kind::kAtLeast:
      return find(node.children.front(), zone).size() >= node.n;
    case Kind::kTitle:
    case Kind::kHeadLead:
    case Kind::kBody:
      return holds(node.children.front(), clip(node.kind, zone));
    default:
      return !find(node, zone).empty();
  }
}

// Occurrences ascend by their first position. What is denied occurs nowhere.
Verifier::Occurrences Verifier::find(const Resolved& node, Zone zone) const {
  if (node.children.empty()) return find_sequences(node, zone);
  if (is_zone(node.kind)) return find(node.children.front(), clip(node.kind, zone));
  if (node.kind == Kind::kNot) return {};
  Occurrences found = find(node.children.front(), zone);
  if (node.kind == Kind::kAtLeast && found.size() < node.n) return {};
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const Occurrences next = find(node.children[i], zone);
    if (node.kind == Kind::kAnd && (found.empty() || next.empty())) return {};
    if (node.kind == Kind::kOr || node.kind == Kind::kAnd) {
      found.insert(found.end(), next.begin(), next.end());
    } else {
      found = join(node, found, next);
    }
  }
  std::sort(found.begin(), found.end(),
            [](Occurrence a, Occurrence b) { return a.first < b.first; });
  return found;
}

Verifier::Occurrences Verifier::find_sequences(const Resolved& node, Zone zone) const {
  Occurrences found;
  for (const auto& sequence : node.sequences) {
    const auto length = static_cast<std::uint32_t>(sequence.size());
    for (std::uint32_t i = zone.begin; i + length <= zone.end; ++i) {
      if (i < title_end_ && i + length > title_end_) continue;
      std::uint32_t matched = 0;
      while (matched < length &&
             std::binary_search(sequence[matched].hashes.begin(), sequence[matched].hashes.end(),
                                words_[i + matched])) {
        ++matched;
      }
      if (matched == length) found.push_back({i, i + length - 1});
    }
  }
  std::sort(found.begin(), found.end(),
            [](Occurrence a, Occurrence b) { return a.first < b.first; });
  return found;
}

bool Verifier::together(const Resolved& node, Occurrence a, Occurrence b) const {
  const bool a_first = a.last < b.first;
  const bool b_first = b.last < a.first;
  if (!a_first && !b_first) return false;  // they overlap: the same words
  const Occurrence& before = a_first ? a : b;
  const Occurrence& after = a_first ? b : a;
  const bool crosses_title = before.first < title_end_ && after.last >= title_end_;
  if (crosses_title) return false;
  switch (node.kind) {
    case Kind::kAdjacent:
      return a_first && b.first - a.last <= node.n;
    case Kind::kNear:
      return after.first - before.last <= node.n;
    case Kind::kSentence:
      return sentences_[before.first] == sentences_[after.last];
    default:
      return paragraphs_[before.first] == paragraphs_[after.last];
  }
}

Verifier::Occurrences Verifier::join(const Resolved& node, const Occurrences& left,
                                     const Occurrences& right) const {
  Occurrences found;
  for (const Occurrence a : left) {
    for (const Occurrence b : right) {
      if (together(node, a, b)) {
        found.push_back({std::min(a.first, b.first), std::max(a.last, b.last)});
      }
    }
  }
  return found;
}

}  // namespace dateline
