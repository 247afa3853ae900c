#pragma once

#include <cstddef>
#include <vector>

#include "indexer/input/html/blocks.h"
#include "indexer/input/html/node_role.h"
#include "indexer/input/html/tree.h"

namespace dateline::html {

inline constexpr std::size_t kShortBlock = 25;  // characters: a label, a link, a name
inline constexpr std::size_t kLongBlock = 80;   // a paragraph even without the end of a sentence
inline constexpr double kMostLinks = 0.5;       // share of a paragraph's characters

// A paragraph of running text, as its length, its sentences and its share of links say.
bool is_paragraph(const Block& block);
// Elements that hold one paragraph: the container is around them.
bool is_paragraph_tag(Tag tag);
// Roles of what is no text of an article.
bool is_clutter(Role role);

// Where on a page its running text is: blocks, what they are for, and how much text each element
// has below it. Names may lie, so that roles are taken back where they would make clutter of much
// of the page. The tree must outlive it.
class TextMass {
 public:
  TextMass(const Tree& tree, std::vector<Role> roles);

  const Tree& tree() const { return tree_; }
  const std::vector<Block>& blocks() const { return blocks_; }
  // Of the elements around a block; the innermost that is clutter, else the innermost with a role.
  Role role_of_block(std::size_t index) const { return block_roles_[index]; }
  Role role(NodeId id) const { return roles_[id]; }
  // Characters of running text below a node, links and weak clutter taken off.
  double mass(NodeId id) const { return mass_[id]; }
  // What a block adds to the mass of the elements around it; 0 when it is no running text.
  double weight(std::size_t index) const;
  // Whether there is enough for an article.
  bool has_text() const;

 private:
  void add_up(NodeId id, double value, std::vector<double>& sums) const;
  double find_mass_without_comments();
  void judge_role(NodeId id);
  Role role_around(NodeId id) const;
  void find_mass_without_clutter();

  const Tree& tree_;
  std::vector<Role> roles_;
  std::vector<Block> blocks_;
  std::vector<Role> block_roles_;
  std::vector<double> mass_;
};

}  // namespace dateline::html
