#include "indexer/input/html/blocks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"

namespace dateline::html {
namespace {

bool is_cjk(char32_t c) { return c >= 0x2E80 && c < 0xFE50; }

bool ends_sentence(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:  // ...
    case 0x3002:  // Chinese full stop
    case 0xFF01:
    case 0xFF1F:
    case 0x061F:  // Arabic question mark
    case 0x06D4:
    case 0x0964:  // danda
    case 0x1362:
      return true;
    default:
      return false;
  }
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

class Collector {
 public:
  Collector(const Tree& tree, const std::vector<Role>& roles) : tree_(tree), roles_(roles) {}

  std::vector<Block> run() {
    struct Open {
      NodeId id;
      bool block;
      bool link;
    };
    std::vector<Open> open;
    for (NodeId id = 0; id < tree_.size();) {
      while (!open.empty() && tree_[open.back().id].end <= id) {
        if (open.back().block) {
          flush();
          open_block_.pop_back();
        }
        if (open.back().link) --links_;
        open.pop_back();
      }
      const Node& node = tree_[id];
      if (node.tag == Tag::kText) {
        add_text(id);
        ++id;
        continue;
      }
      if ((is_invisible(node.tag) || roles_[id] == Role::kHidden) && id != 0 &&
          node.tag != Tag::kBody) {
        if (!is_inline(node.tag) && node.tag != Tag::kScript && node.tag != Tag::kStyle) flush();
        id = node.end;
        continue;
      }
      if (node.tag == Tag::kBr) {
        add_break();
        ++id;
        continue;
      }
      const bool block = !is_inline(node.tag);
      const bool link = node.tag == Tag::kA;
      if (block) flush();
      if (block) open_block_.push_back(id);
      if (link) ++links_;
      open.push_back({id, block, link});
      ++id;
    }
    flush();
    return std::move(blocks_);
  }

 private:
  void add_text(NodeId id) {
    const std::string_view text = tree_[id].text;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      const char32_t c = next_code_point(text, i);
      if (c == 0xA0 || (i - begin == 1 && is_blank(text[begin]))) {
        blank_ = true;
        continue;
      }
      if (c == 0xAD || c == 0x200B || c == 0xFEFF) continue;  // soft hyphen, no-width marks
      if (block_.text.empty()) {
        block_.first = id;
        block_.node = open_block_.empty() ? 0 : open_block_.back();
      } else if (breaks_ > 0) {
        block_.text += '\n';
      } else if (blank_) {
        block_.text += ' ';
        after_end_ = after_end_ || ended_;
      }
      blank_ = false;
      breaks_ = 0;
      ended_ = ends_sentence(c) || (ended_ && (c == '"' || c == '\'' || c == ')' || c == 0x201D ||
                                               c == 0x2019 || c == 0xBB || c == 0x201C));
      block_.text += text.substr(begin, i - begin);
      const std::size_t weight = is_cjk(c) ? 3 : 1;
      block_.length += weight;
      if (links_ > 0) block_.link_length += weight;
      if (c == 0x3002) after_end_ = true;
    }
  }

  // Two breaks part paragraphs.
  void add_break() {
    ++breaks_;
    if (breaks_ >= 2) flush();
  }

  void flush() {
    if (!block_.text.empty()) {
      block_.tag = tree_[block_.node].tag;
      block_.sentence = ended_ || after_end_;
      blocks_.push_back(std::move(block_));
    }
    block_ = Block();
    blank_ = ended_ = after_end_ = false;
    breaks_ = 0;
  }

  const Tree& tree_;
  const std::vector<Role>& roles_;
  std::vector<Block> blocks_;
  Block block_;
  std::vector<NodeId> open_block_;
  int links_ = 0;
  int breaks_ = 0;  // <br> since the last character
  bool blank_ = false;
  bool ended_ = false;      // the last character ends a sentence
  bool after_end_ = false;  // something follows the end of a sentence
};

}  // namespace

std::vector<Block> blocks_of(const Tree& tree, const std::vector<Role>& roles) {
  return Collector(tree, roles).run();
}

}  // namespace dateline::html
