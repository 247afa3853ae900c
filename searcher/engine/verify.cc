#include "searcher/engine/verify.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "common/index/tokens.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

using Kind = Node::Kind;

// The parts of a compound, as the analyzer joins them, and how many ways to part words are tried.
constexpr std::size_t kMaxParts = 4;
constexpr std::size_t kMaxCompounds = 256;

template <typename T>
void sort_once(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool is_zone(Kind kind) {
  return kind == Kind::kTitle || kind == Kind::kHeadLead || kind == Kind::kBody;
}

}  // namespace

bool Verifier::Slot::has(std::uint32_t word) const {
  return std::binary_search(hashes.begin(), hashes.end(), word);
}

Verifier::Verifier(const PositionalNode& node, const Snapshot& snapshot, const Segment& segment)
    : snapshot_(snapshot), segment_(segment), root_(resolve(node)) {}

Verifier::Resolved Verifier::resolve(const PositionalNode& node) const {
  Resolved resolved{node.kind, node.n, {}, {}};
  for (const auto& from : node.pattern.sequences) {
    Sequence& sequence = resolved.sequences.emplace_back();
    for (const PatternSlot& slot : from) sequence.push_back(resolve(slot));
  }
  for (const PositionalNode& child : node.children) resolved.children.push_back(resolve(child));
  return resolved;
}

Verifier::Slot Verifier::resolve(const PatternSlot& from) const {
  Slot slot;
  slot.hashes = from.hashes;
  if (!from.exact) {
    std::set<std::string_view> surfaces;
    for (const Segment& segment : snapshot_.segments()) {
      for (const std::string& stem : from.stems) {
        for (const std::uint32_t number : segment.words().with_stem(stem)) {
          surfaces.insert(segment.words()[number].surface);
        }
      }
    }
    std::vector<std::uint32_t> parts;
    for (const std::string_view surface : surfaces) {
      slot.hashes.push_back(token_hash(surface));
      add_compounds(surface, parts, slot);
    }
  }
  std::sort(slot.hashes.begin(), slot.hashes.end());
  return slot;
}

bool Verifier::is_word(std::string_view surface) const {
  const auto [first, last] = segment_.words().find(surface);
  for (std::uint32_t i = first; i < last; ++i) {
    if (!segment_.words()[i].joined) return true;
  }
  return false;
}

// The ways to write `rest` as words of the segment, after the `parts` there are already.
void Verifier::add_compounds(std::string_view rest, std::vector<std::uint32_t>& parts,
                             Slot& slot) const {
  if (!parts.empty() && is_word(rest)) {
    parts.push_back(token_hash(rest));
    slot.compounds.push_back(parts);
    parts.pop_back();
  }
  if (parts.size() + 2 > kMaxParts) return;
  for (std::size_t end = 0; end < rest.size() && slot.compounds.size() < kMaxCompounds;) {
    next_code_point(rest, end);
    if (end >= rest.size() || !is_word(rest.substr(0, end))) continue;
    parts.push_back(token_hash(rest.substr(0, end)));
    add_compounds(rest.substr(end), parts, slot);
    parts.pop_back();
  }
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
      return find(node.children.front(), zone, Want::kAll).size() >= node.n;
    case Kind::kTitle:
    case Kind::kHeadLead:
    case Kind::kBody:
      return holds(node.children.front(), clip(node.kind, zone));
    default:
      return !find(node, zone, Want::kAny).empty();
  }
}

// Occurrences ascend, each once. What is denied occurs nowhere.
Verifier::Occurrences Verifier::find(const Resolved& node, Zone zone, Want want) const {
  if (node.children.empty()) return find_sequences(node, zone);
  if (is_zone(node.kind)) return find(node.children.front(), clip(node.kind, zone), want);
  if (node.kind == Kind::kNot) return {};
  Occurrences found = find(node.children.front(), zone, Want::kAll);
  if (node.kind == Kind::kAtLeast && found.size() < node.n) return {};
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const Occurrences next = find(node.children[i], zone, Want::kAll);
    if (node.kind == Kind::kAnd && (found.empty() || next.empty())) return {};
    if (node.kind == Kind::kOr || node.kind == Kind::kAnd) {
      found.insert(found.end(), next.begin(), next.end());
    } else {
      const bool last = i + 1 == node.children.size();
      found = join(node, found, next, last ? want : Want::kAll);
    }
    sort_once(found);
  }
  return found;
}

Verifier::Occurrences Verifier::find_sequences(const Resolved& node, Zone zone) const {
  Occurrences found;
  for (const Sequence& sequence : node.sequences) {
    for (std::uint32_t i = zone.begin; i < zone.end; ++i) extend(sequence, 0, {i, i}, zone, found);
  }
  sort_once(found);
  return found;
}

// Finds the sequence from `place` on at the position at.last.
void Verifier::extend(const Sequence& sequence, std::size_t place, Occurrence at, Zone zone,
                      Occurrences& found) const {
  for (; place < sequence.size(); ++place) {
    for (const std::vector<std::uint32_t>& parts : sequence[place].compounds) {
      if (parts.size() <= zone.end - at.last &&
          std::equal(parts.begin(), parts.end(), words_.begin() + at.last)) {
        const auto length = static_cast<std::uint32_t>(parts.size());
        extend(sequence, place + 1, {at.first, at.last + length}, zone, found);
      }
    }
    if (at.last >= zone.end || !sequence[place].has(words_[at.last])) return;
    ++at.last;
  }
  const bool crosses_title = at.first < title_end_ && at.last > title_end_;
  if (!crosses_title) found.push_back({at.first, at.last - 1});
}

bool Verifier::together(const Resolved& node, Occurrence a, Occurrence b) const {
  const auto inside = [](Occurrence outer, Occurrence inner) {
    return outer.cover && outer.first < inner.first && inner.last < outer.last;
  };
  const bool nested = inside(a, b) || inside(b, a);
  const bool a_first = a.last < b.first;
  const bool b_first = b.last < a.first;
  if (!nested && !a_first && !b_first) return false;  // they share words
  const std::uint32_t first = std::min(a.first, b.first);
  const std::uint32_t last = std::max(a.last, b.last);
  if (first < title_end_ && last >= title_end_) return false;
  switch (node.kind) {
    case Kind::kAdjacent:
      return a_first && b.first - a.last <= node.n;
    case Kind::kNear:
      return nested || (a_first ? b.first - a.last : a.first - b.last) <= node.n;
    case Kind::kSentence:
      return sentences_[first] == sentences_[last];
    default:
      return paragraphs_[first] == paragraphs_[last];
  }
}

// Where an occurrence of the other operand may begin to be together with `one`, when none is longer
// than `longest`.
Verifier::Zone Verifier::reach(const Resolved& node, Occurrence one, std::uint32_t longest,
                               bool from_left) const {
  if (node.kind == Kind::kSentence || node.kind == Kind::kParagraph) {
    const auto& parts = node.kind == Kind::kSentence ? sentences_ : paragraphs_;
    const auto [begin, end] = std::equal_range(parts.begin(), parts.end(), parts[one.first]);
    return {static_cast<std::uint32_t>(begin - parts.begin()),
            static_cast<std::uint32_t>(end - parts.begin())};
  }
  const std::uint64_t before = std::uint64_t{node.n} + longest;
  const std::uint64_t after = std::uint64_t{one.last} + node.n + 1;
  Zone zone = {before > one.first ? 0 : static_cast<std::uint32_t>(one.first - before),
               static_cast<std::uint32_t>(std::min<std::uint64_t>(after, words_.size()))};
  if (node.kind == Kind::kAdjacent && from_left) zone.begin = one.last + 1;
  if (node.kind == Kind::kAdjacent && !from_left) zone.end = one.first;
  return zone;
}

// Joins `one` with the first two and the last two of the others that it is together with. Wider
// covers hold all that narrower ones do, so those from each end of each operand are enough, and a
// text that repeats two words without end takes linear time; two, for a third operand may need one
// of the words itself. True when there is no need to go on.
bool Verifier::join_ends(const Resolved& node, Occurrence one, const Occurrences& others,
                         std::uint32_t longest, bool from_left, Want want,
                         Occurrences& found) const {
  const Zone zone = reach(node, one, longest, from_left);
  const auto begin = std::lower_bound(others.begin(), others.end(), Occurrence{zone.begin, 0});
  const auto end = std::lower_bound(begin, others.end(), Occurrence{zone.end, 0});
  const auto join_some = [&](auto from, auto to) {
    for (int left = 2; from != to && left > 0; ++from) {
      if (!(from_left ? together(node, one, *from) : together(node, *from, one))) continue;
      found.push_back({std::min(one.first, from->first), std::max(one.last, from->last), true});
      --left;
    }
  };
  join_some(begin, end);
  if (want == Want::kAny && !found.empty()) return true;
  join_some(std::make_reverse_iterator(end), std::make_reverse_iterator(begin));
  return false;
}

Verifier::Occurrences Verifier::join(const Resolved& node, const Occurrences& left,
                                     const Occurrences& right, Want want) const {
  const auto longest = [](const Occurrences& list) {
    std::uint32_t most = 0;
    for (const Occurrence each : list) most = std::max(most, each.last - each.first + 1);
    return most;
  };
  const std::uint32_t longest_left = longest(left);
  const std::uint32_t longest_right = longest(right);
  Occurrences found;
  for (const Occurrence a : left) {
    if (join_ends(node, a, right, longest_right, true, want, found)) return found;
  }
  if (want == Want::kAny) return found;
  for (const Occurrence b : right) join_ends(node, b, left, longest_left, false, want, found);
  return found;
}

}  // namespace dateline
