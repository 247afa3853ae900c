#include "searcher/query/loosen.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "common/analysis/cjk_words.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

void add_words(const Node& node, std::vector<Node>& words) {
  if (node.kind != Node::Kind::kWord) {
    words.push_back(node);
    return;
  }
  const bool verbatim = node.end - node.begin == node.text.size();
  for (const WordSpan& span : cjk_words(node.text)) {
    Node& word = words.emplace_back(node);
    word.text = node.text.substr(span.begin, span.end - span.begin);
    if (!verbatim) continue;
    word.begin = node.begin + span.begin;
    word.end = node.begin + span.end;
  }
}

void add_plain_words(const Node& exact, std::vector<Node>& words) {
  const std::string_view text = exact.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) {
      Node& word = words.emplace_back();
      word.kind = Node::Kind::kWord;
      word.text = text.substr(begin, end - begin);
    }
    begin = end + 1;
  }
}

}  // namespace

Node plain_words(const Node& node) {
  if (node.kind == Node::Kind::kNot) return node;
  std::vector<Node> parts;
  if (node.kind == Node::Kind::kExact) {
    add_plain_words(node, parts);
    return make_and(std::move(parts));
  }
  if (node.children.empty()) return node;
  for (const Node& child : node.children) parts.push_back(plain_words(child));
  return node.kind == Node::Kind::kOr ? make_or(std::move(parts)) : make_and(std::move(parts));
}

Node loosen(const Node& node) {
  const std::vector<Node> parts =
      node.kind == Node::Kind::kAnd ? node.children : std::vector<Node>{node};
  std::vector<Node> text;
  std::vector<Node> required;
  for (const Node& part : parts) {
    if (part.kind == Node::Kind::kNot || !has_text(part)) {
      required.push_back(part);
    } else {
      add_words(part, text);
    }
  }
  if (text.size() < 2) return node;
  std::vector<Node> children;
  children.push_back(make_or(std::move(text)));
  for (Node& part : required) children.push_back(std::move(part));
  return make_and(std::move(children));
}

}  // namespace dateline
