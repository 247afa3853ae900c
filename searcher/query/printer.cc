#include "searcher/query/printer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/fields.h"
#include "searcher/query/headline.h"
#include "searcher/query/operators.h"
#include "searcher/query/tree.h"
#include "searcher/query/value_reader.h"

namespace dateline {
namespace {

bool reads_as_operator(const Node& node) {
  return node.kind == NodeKind::kWord && read_operator(node.text).has_value();
}

// Whether a node needs brackets beside an operator.
bool is_compound(const Node& node) {
  return node.kind == NodeKind::kAnd || node.kind == NodeKind::kOr || is_proximity(node.kind) ||
         node.kind == NodeKind::kAtLeast;
}

// A word that is excluded in a row of words which read like a headline. Its minus would be taken
// for a dash, so it is printed with brackets.
const Node* dash_like(const Node& root) {
  if (root.kind != NodeKind::kAnd) return nullptr;
  const Node* excluded = nullptr;
  std::vector<std::string_view> words;
  for (const Node& child : root.children) {
    const bool excludes =
        child.kind == NodeKind::kNot && child.children.front().kind == NodeKind::kWord;
    const Node& leaf = excludes ? child.children.front() : child;
    const bool first = words.empty();
    if (!is_text_leaf(leaf) || (excludes && (first || excluded != nullptr))) return nullptr;
    if (excludes) excluded = &leaf;
    words.push_back(leaf.text);
  }
  return excluded != nullptr && looks_like_headline(words) ? excluded : nullptr;
}

std::string counts_text(std::uint32_t low, std::uint32_t high) {
  constexpr std::uint32_t kMost = 0xffffffff;
  if (low == high) return fmt::format("{}", low);
  if (high == kMost) return low == 0 ? ">=0" : fmt::format(">{}", low - 1);
  if (low == 0) return fmt::format("<{}", high + 1);
  return fmt::format("{}..{}", low, high);
}

class Printer {
 public:
  explicit Printer(const Node& root) : dash_like_(dash_like(root)) {}

  void print(const Node& node) {
    switch (node.kind) {
      case NodeKind::kEverything:
        return;
      case NodeKind::kWord:
        return reads_as_operator(node) ? print_in_brackets(node) : append(node.text);
      case NodeKind::kWildcard:
        return append(node.text);
      case NodeKind::kExact:
        return append('"' + node.text + '"');
      case NodeKind::kFuzzy:
        return append(node.text + (node.n == 1 ? "~" : fmt::format("~{}", node.n)));
      case NodeKind::kAnd:
        return print_list(node, " ");
      case NodeKind::kOr:
        return print_list(node, " OR ");
      case NodeKind::kNear:
        return print_list(node, fmt::format(" NEAR/{} ", node.n));
      case NodeKind::kAdjacent:
        return print_list(node, fmt::format(" ADJ/{} ", node.n));
      case NodeKind::kSentence:
        return print_list(node, " /s ");
      case NodeKind::kParagraph:
        return print_list(node, " /p ");
      case NodeKind::kNot:
        append("-");
        return print_operand(node.children.front());
      case NodeKind::kAtLeast:
        append(fmt::format("atleast{}", node.n));
        return print_scope(node.children.front(), " ");
      case NodeKind::kTitle:
      case NodeKind::kHeadLead:
      case NodeKind::kBody:
        append(fmt::format("{}:", field_name(node.kind)));
        return print_scope(node.children.front(), "");
      default:
        return print_filter(node);
    }
  }

  const std::string& text() const { return text_; }
  std::size_t deepest() const { return deepest_; }

 private:
  void append(std::string_view text) { text_ += text; }

  void enter() { deepest_ = std::max(deepest_, ++depth_); }
  void leave() { --depth_; }

  void print_in_brackets(const Node& node) {
    enter();
    text_ += '(';
    // A word that reads as an operator would bring brackets of its own; one pair is enough.
    if (node.kind == NodeKind::kWord) {
      append(node.text);
    } else {
      print(node);
    }
    text_ += ')';
    leave();
  }

  void print_operand(const Node& node) {
    return is_compound(node) || &node == dash_like_ ? print_in_brackets(node) : print(node);
  }

  void print_list(const Node& node, std::string_view separator) {
    bool first = true;
    for (const Node& child : node.children) {
      if (!first) append(separator);
      first = false;
      if (child.kind == NodeKind::kAtLeast && !is_proximity(node.kind)) {
        print(child);  // it binds tighter than AND and OR
      } else {
        print_operand(child);
      }
    }
  }

  // What atleast3 or title: applies to, in brackets unless it is a single leaf.
  void print_scope(const Node& child, std::string_view blank) {
    if (!is_text_leaf(child) || reads_as_operator(child)) return print_in_brackets(child);
    enter();  // parse_query counts a pair of brackets here
    append(blank);
    print(child);
    leave();
  }

  void print_filter(const Node& node) {
    const std::string_view name = field_name(node.kind);
    const QueryField& field = *find_field(name);
    append(fmt::format("{}:", name));
    if (node.kind == NodeKind::kDate) {
      append(to_string(node.dates));
    } else if (node.kind == NodeKind::kWordCount) {
      append(counts_text(node.low, node.high));
    }
    bool first = true;
    for (const std::string& value : node.values) {
      if (!first) text_ += ',';
      first = false;
      append(is_bare_value(field, value) ? value : '"' + value + '"');
    }
  }

  const Node* dash_like_;
  std::string text_;
  std::size_t depth_ = 0;
  std::size_t deepest_ = 0;
};

}  // namespace

std::string to_string(const Node& node) {
  Printer printer(node);
  printer.print(node);
  return printer.text();
}

std::size_t bracket_depth(const Node& node) {
  Printer printer(node);
  printer.print(node);
  return printer.deepest();
}

}  // namespace dateline
