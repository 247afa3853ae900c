#include "searcher/query/tree.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

void cover_children(Node& node) {
  node.begin = node.children.front().begin;
  node.end = node.children.front().end;
  for (const Node& child : node.children) {
    node.begin = std::min(node.begin, child.begin);
    node.end = std::max(node.end, child.end);
  }
}

// Which children of the same kind are taken apart into the list.
enum class Flatten { kAll, kFirst };

Node make_list(NodeKind kind, std::uint32_t n, std::vector<Node> children, Flatten flatten) {
  if (children.size() == 1 && children.front().kind != kind) {
    Node only = std::move(children.front());
    return only;
  }
  Node node;
  node.kind = kind;
  node.n = n;
  node.children.reserve(children.size());
  for (Node& child : children) {
    if (child.kind == NodeKind::kEverything) continue;
    const bool open = flatten == Flatten::kAll || &child == &children.front();
    if (open && child.kind == kind && child.n == n) {
      std::move(child.children.begin(), child.children.end(), std::back_inserter(node.children));
    } else {
      node.children.push_back(std::move(child));
    }
  }
  if (node.children.empty()) return {};
  if (node.children.size() == 1) {
    Node only = std::move(node.children.front());
    return only;
  }
  cover_children(node);
  return node;
}

}  // namespace

bool Node::operator==(const Node& other) const {
  return kind == other.kind && text == other.text && values == other.values &&
         dates == other.dates && n == other.n && low == other.low && high == other.high &&
         children == other.children;
}

Node make_and(std::vector<Node> children) {
  return make_list(NodeKind::kAnd, 0, std::move(children), Flatten::kAll);
}

Node make_or(std::vector<Node> children) {
  return make_list(NodeKind::kOr, 0, std::move(children), Flatten::kAll);
}

Node make_not(Node child) {
  if (child.kind == NodeKind::kNot) {
    Node inner = std::move(child.children.front());
    return inner;
  }
  Node node;
  node.kind = NodeKind::kNot;
  node.children.push_back(std::move(child));
  cover_children(node);
  return node;
}

Node make_proximity(NodeKind kind, std::uint32_t n, std::vector<Node> operands) {
  return make_list(kind, n, std::move(operands), Flatten::kFirst);
}

Node make_zone(NodeKind kind, Node child) {
  const bool negative = child.kind == NodeKind::kNot;
  Node node;
  node.kind = kind;
  node.children.push_back(negative ? std::move(child.children.front()) : std::move(child));
  cover_children(node);
  return negative ? make_not(std::move(node)) : node;
}

bool is_text_leaf(const Node& node) {
  return node.kind == NodeKind::kWord || node.kind == NodeKind::kExact ||
         node.kind == NodeKind::kWildcard || node.kind == NodeKind::kFuzzy;
}

bool has_text(const Node& node) {
  return is_text_leaf(node) || std::any_of(node.children.begin(), node.children.end(), has_text);
}

bool asks_for_story(const Node& node) {
  return node.kind == NodeKind::kStory ||
         (node.kind != NodeKind::kNot &&
          std::any_of(node.children.begin(), node.children.end(), asks_for_story));
}

bool is_proximity(NodeKind kind) {
  return kind == NodeKind::kNear || kind == NodeKind::kAdjacent || kind == NodeKind::kSentence ||
         kind == NodeKind::kParagraph;
}

bool is_zone(NodeKind kind) {
  return kind == NodeKind::kTitle || kind == NodeKind::kHeadLead || kind == NodeKind::kBody;
}

bool is_filter(NodeKind kind) {
  switch (kind) {
    case NodeKind::kCountry:
    case NodeKind::kMentions:
    case NodeKind::kSource:
    case NodeKind::kSourceCountry:
    case NodeKind::kLanguage:
    case NodeKind::kAuthor:
    case NodeKind::kTopic:
    case NodeKind::kId:
    case NodeKind::kStory:
    case NodeKind::kDate:
    case NodeKind::kWordCount:
      return true;
    default:
      return false;
  }
}

bool is_word_or_choice(const Node& node) {
  if (is_text_leaf(node)) return true;
  return node.kind == NodeKind::kOr &&
         std::all_of(node.children.begin(), node.children.end(), is_text_leaf);
}

bool can_be_near(const Node& node) {
  if (is_text_leaf(node)) return true;
  return (node.kind == NodeKind::kOr || is_proximity(node.kind)) &&
         std::all_of(node.children.begin(), node.children.end(), can_be_near);
}

}  // namespace dateline
