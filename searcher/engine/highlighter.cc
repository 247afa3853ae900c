#include "searcher/engine/highlighter.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "searcher/engine/pattern.h"
#include "searcher/query/ast.h"

namespace dateline {
namespace {

// Of one operand of a proximity: partners that are tried, so that a text without an end is read in
// time.
constexpr std::size_t kMostPartners = 32;
constexpr std::uint32_t kLongestOperand = 64;  // tokens
constexpr std::size_t kMostCovers = 20000;     // of a proximity in one text

// What satisfied a node: from its first word to its last, and the words themselves.
struct Cover {
  std::uint32_t first;
  std::uint32_t last;
  std::vector<Place> places;
};

class Finder {
 public:
  Finder(const Analysis& text, Highlighter::Zone zone) : text_(text), zone_(zone) {
    for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
      const Break before = text.tokens[i].before;
      if (before == Break::kParagraph) paragraphs_.push_back(i);
      if (before == Break::kParagraph || before == Break::kSentence) sentences_.push_back(i);
    }
  }

  std::vector<Cover> covers(const PositionalNode& node) {
    switch (node.kind) {
      case NodeKind::kNot:
        return {};
      case NodeKind::kTitle:
        if (zone_ != Highlighter::Zone::kTitle) return {};
        break;
      case NodeKind::kBody:
        if (zone_ != Highlighter::Zone::kBody) return {};
        break;
      case NodeKind::kNear:
      case NodeKind::kAdjacent:
      case NodeKind::kSentence:
      case NodeKind::kParagraph:
        return proximity(node);
      default:
        break;
    }
    if (node.children.empty()) {
      return node.pattern == nullptr ? std::vector<Cover>() : matches(*node.pattern);
    }
    std::vector<Cover> all;
    for (const PositionalNode& child : node.children) {
      std::vector<Cover> found = covers(child);
      std::move(found.begin(), found.end(), std::back_inserter(all));
    }
    if (node.kind == NodeKind::kHeadLead && zone_ == Highlighter::Zone::kBody) {
      const std::uint32_t end = end_of(0, Break::kParagraph);
      std::erase_if(all, [end](const Cover& cover) { return cover.last >= end; });
    }
    return all;
  }

 private:
  std::vector<Cover> matches(const Pattern& pattern) {
    const std::vector<Token>& tokens = text_.tokens;
    const std::uint32_t leaf = leaf_++;
    std::vector<Cover> found;
    const auto add = [&found, leaf](std::size_t first, std::size_t last) {
      const Place place = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
                           leaf};
      found.push_back({place.first, place.last, {place}});
    };
    for (const auto& sequence : pattern.sequences) {
      for (std::size_t i = 0; i + sequence.size() <= tokens.size(); ++i) {
        std::size_t matched = 0;
        while (matched < sequence.size() && sequence[matched].matches(tokens[i + matched])) {
          ++matched;
        }
        if (matched == sequence.size()) add(i, i + matched - 1);
      }
      if (sequence.size() != 1 || sequence.front().exact) continue;
      const std::vector<std::string>& stems = sequence.front().stems;
      for (const JoinedTerm& joined : text_.joined) {
        if (std::find(stems.begin(), stems.end(), joined.stem) != stems.end()) {
          add(joined.first, joined.last);
        }
      }
    }
    return found;
  }

  // Operands bind to the left: what the first two cover is one operand for the third.
  std::vector<Cover> proximity(const PositionalNode& node) {
    std::vector<Cover> left = covers(node.children.front());
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      std::vector<Cover> right = covers(node.children[i]);
      std::sort(right.begin(), right.end(),
                [](const Cover& a, const Cover& b) { return a.first < b.first; });
      std::vector<Cover> both;
      for (const Cover& cover : left) {
        join(node, cover, right, both);
        if (both.size() >= kMostCovers) break;
      }
      left = std::move(both);
    }
    return left;
  }

  void join(const PositionalNode& node, const Cover& left, const std::vector<Cover>& right,
            std::vector<Cover>& both) const {
    const auto [begin, end] = reach(node, left);
    auto partner =
        std::lower_bound(right.begin(), right.end(), begin,
                         [](const Cover& cover, std::uint32_t at) { return cover.first < at; });
    for (std::size_t tried = 0;
         partner != right.end() && partner->first < end && tried < kMostPartners;
         ++partner, ++tried) {
      if (!near(node, left, *partner, end)) continue;
      Cover cover = {std::min(left.first, partner->first), std::max(left.last, partner->last),
                     left.places};
      cover.places.insert(cover.places.end(), partner->places.begin(), partner->places.end());
      both.push_back(std::move(cover));
    }
  }

  // Where a partner may begin.
  std::pair<std::uint32_t, std::uint32_t> reach(const PositionalNode& node,
                                                const Cover& left) const {
    if (node.kind == NodeKind::kSentence || node.kind == NodeKind::kParagraph) {
      const Break zone = node.kind == NodeKind::kSentence ? Break::kSentence : Break::kParagraph;
      return {begin_of(left.first, zone), end_of(left.first, zone)};
    }
    const std::uint32_t back = node.kind == NodeKind::kAdjacent ? 0 : node.n + kLongestOperand;
    return {left.first - std::min(left.first, back), left.last + node.n + 1};
  }

  static bool near(const PositionalNode& node, const Cover& left, const Cover& right,
                   std::uint32_t end) {
    if (left.first <= right.last && right.first <= left.last) return false;
    if (node.kind == NodeKind::kSentence || node.kind == NodeKind::kParagraph) {
      return left.last < end && right.last < end;
    }
    if (right.first > left.last) return right.first - left.last <= node.n;
    return node.kind == NodeKind::kNear && left.first - right.last <= node.n;
  }

  const std::vector<std::uint32_t>& starts(Break zone) const {
    return zone == Break::kSentence ? sentences_ : paragraphs_;
  }
  std::uint32_t begin_of(std::uint32_t token, Break zone) const {
    const auto after = std::upper_bound(starts(zone).begin(), starts(zone).end(), token);
    return after == starts(zone).begin() ? 0 : *std::prev(after);
  }
  std::uint32_t end_of(std::uint32_t token, Break zone) const {
    const auto after = std::upper_bound(starts(zone).begin(), starts(zone).end(), token);
    return after == starts(zone).end() ? static_cast<std::uint32_t>(text_.tokens.size()) : *after;
  }

  const Analysis& text_;
  Highlighter::Zone zone_;
  std::vector<std::uint32_t> sentences_;   // where they begin, but for the first
  std::vector<std::uint32_t> paragraphs_;  // likewise
  std::uint32_t leaf_ = 0;
};

}  // namespace

std::vector<Place> Highlighter::places(const Analysis& text, Zone zone) const {
  std::vector<Place> places;
  Finder finder(text, zone);
  for (const PositionalNode& part : parts_) {
    for (const Cover& cover : finder.covers(part)) {
      places.insert(places.end(), cover.places.begin(), cover.places.end());
    }
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.first, a.last, a.leaf) < std::tie(b.first, b.last, b.leaf);
  });
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

}  // namespace dateline
