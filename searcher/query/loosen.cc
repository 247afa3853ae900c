#include "searcher/query/loosen.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "searcher/query/tree.h"

namespace dateline {
Node loosen(const Node& node) {
  if (node.kind != Node::Kind::kAnd) return node;
  std::vector<Node> text;
  std::vector<Node> required;
  for (const Node& child : node.children) {
    const bool stays = child.kind == Node::Kind::kNot || !has_text(child);
    (stays ? required : text).push_back(child);
  }
  if (text.size() < 2) return node;
  std::vector<Node> children;
  children.push_back(make_or(std::move(text)));
  for (Node& child : required) children.push_back(std::move(child));
  return make_and(std::move(children));
}

}  // namespace dateline
