#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/input/html/node_role.h"
#include "indexer/input/html/tree.h"

namespace dateline::html {

// A run of text that a page shows as one: a paragraph, a heading, an item of a list, or the text
// between two of these.
struct Block {
  std::string text;             // one line, or lines where <br> breaks them; never empty
  NodeId node = 0;              // the innermost element around all of it that is not inline
  NodeId first = 0;             // its first text node
  Tag tag = Tag::kOther;        // of `node`
  std::size_t length = 0;       // characters; those of Chinese, Japanese and Korean count thrice
  std::size_t link_length = 0;  // of `length`, within links
  bool sentence = false;        // ends like a sentence, or holds the end of one

  double link_share() const {
    return length == 0 ? 0 : static_cast<double>(link_length) / static_cast<double>(length);
  }
};

// The visible text of the page in document order, hidden and invisible elements left out.
// `roles` is by node.
std::vector<Block> blocks_of(const Tree& tree, const std::vector<Role>& roles);

}  // namespace dateline::html
