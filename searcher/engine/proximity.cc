#include "searcher/engine/proximity.h"

#include <algorithm>
#include <iterator>

namespace dateline {
namespace {

// Two operands in one document, of which one is asked for what it is together with.
class Join {
 public:
  Join(Nearness nearness, TokenDocument& document, Occurrences& found)
      : nearness_(nearness), document_(document), found_(found) {}

  // Joins `one` with the first two and the last two of the others that it is together with. Wider
  // covers hold all that narrower ones do, so those from each end of each operand are enough, and a
  // text that repeats two words without end takes linear time; two, for a third operand may need
  // one of the words itself. True when there is no need to go on.
  bool join_ends(Occurrence one, const Occurrences& others, std::uint32_t longest, bool from_left,
                 Want want) {
    const Zone zone = reach(one, longest, from_left);
    const auto begin = std::lower_bound(others.begin(), others.end(), Occurrence{zone.begin, 0});
    const auto end = std::lower_bound(begin, others.end(), Occurrence{zone.end, 0});
    const auto join_some = [&](auto from, auto to) {
      for (int left = 2; from != to && left > 0; ++from) {
        if (!(from_left ? together(one, *from) : together(*from, one))) continue;
        found_.push_back({std::min(one.first, from->first), std::max(one.last, from->last), true});
        --left;
      }
    };
    join_some(begin, end);
    if (want == Want::kAny && !found_.empty()) return true;
    join_some(std::make_reverse_iterator(end), std::make_reverse_iterator(begin));
    return false;
  }

  // In words.
  std::uint32_t longest(const Occurrences& list) {
    std::uint32_t most = 0;
    for (const Occurrence each : list) {
      if (each.last - each.first < most) continue;
      most = std::max(most, distance(each.first, each.last) + 1);
    }
    return most;
  }

 private:
  std::uint32_t distance(std::uint32_t first, std::uint32_t last) {
    return first == last ? 0 : document_.position(last) - document_.position(first);
  }

  // Where an occurrence of the other operand may begin to be together with `one`, when none is
  // longer than `longest`.
  Zone reach(Occurrence one, std::uint32_t longest, bool from_left) {
    if (nearness_.kind == NodeKind::kSentence) return document_.sentence(one.first);
    if (nearness_.kind == NodeKind::kParagraph) return document_.paragraph(one.first);
    const std::uint64_t before = std::uint64_t{nearness_.n} + longest;
    const std::uint32_t first = document_.position(one.first);
    const std::uint64_t after = std::uint64_t{document_.position(one.last)} + nearness_.n + 1;
    Zone zone = {before > first ? 0 : document_.entry_at(first - before),
                 document_.entry_at(after)};
    if (nearness_.kind == NodeKind::kAdjacent && from_left) zone.begin = one.last + 1;
    if (nearness_.kind == NodeKind::kAdjacent && !from_left) zone.end = one.first;
    return zone;
  }

  bool together(Occurrence a, Occurrence b) {
    const auto inside = [](Occurrence outer, Occurrence inner) {
      return outer.cover && outer.first < inner.first && inner.last < outer.last;
    };
    const bool nested = inside(a, b) || inside(b, a);
    const bool a_first = a.last < b.first;
    const bool b_first = b.last < a.first;
    if (!nested && !a_first && !b_first) return false;  // they share words
    const std::uint32_t first = std::min(a.first, b.first);
    const std::uint32_t last = std::max(a.last, b.last);
    if (document_.crosses_title(first, last)) return false;
    switch (nearness_.kind) {
      case NodeKind::kAdjacent:
        return a_first && distance(a.last, b.first) <= nearness_.n;
      case NodeKind::kNear:
        return nested ||
               (a_first ? distance(a.last, b.first) : distance(b.last, a.first)) <= nearness_.n;
      case NodeKind::kSentence:
        return document_.sentence(first).end > last;
      default:
        return document_.paragraph(first).end > last;
    }
  }

  Nearness nearness_;
  TokenDocument& document_;
  Occurrences& found_;
};

}  // namespace

void join(Nearness nearness, const Occurrences& left, const Occurrences& right,
          TokenDocument& document, Want want, Occurrences& found) {
  Join joiner(nearness, document, found);
  const std::uint32_t longest_left = joiner.longest(left);
  const std::uint32_t longest_right = joiner.longest(right);
  for (const Occurrence a : left) {
    if (joiner.join_ends(a, right, longest_right, true, want)) return;
  }
  if (want == Want::kAny) return;
  for (const Occurrence b : right) joiner.join_ends(b, left, longest_left, false, want);
}

}  // namespace dateline
