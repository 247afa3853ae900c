#include "indexer/input/html/text_mass.h"

#include <algorithm>
#include <utility>

namespace dateline::html {
namespace {

constexpr double kMostOfPage = 0.4;  // clutter that holds more of the text is none
constexpr double kMostOfPageWeak = 0.15;
constexpr std::size_t kLeastText = 100;  // characters of running text that make an article
constexpr double kWeakShare = 0.3;       // of what a paragraph in weak clutter counts

double weight_of(const Block& block) {
  return static_cast<double>(block.length) * (1 - block.link_share());
}

}  // namespace

bool is_paragraph(const Block& block) {
  if (is_heading(block.tag) || block.length < kShortBlock || block.link_share() > kMostLinks) {
    return false;
  }
  return (block.sentence && block.length >= 2 * kShortBlock) || block.length >= kLongBlock;
}

bool is_clutter(Role role) {
  return role == Role::kClutter || role == Role::kComments || role == Role::kByline ||
         role == Role::kCaption;
}

bool is_paragraph_tag(Tag tag) {
  switch (tag) {
    case Tag::kP:
    case Tag::kLi:
    case Tag::kUl:
    case Tag::kOl:
    case Tag::kDd:
    case Tag::kDt:
    case Tag::kDl:
    case Tag::kBlockquote:
    case Tag::kPre:
      return true;
    default:
      return is_heading(tag) || is_inline(tag);
  }
}

TextMass::TextMass(const Tree& tree, std::vector<Role> roles)
    : tree_(tree), roles_(std::move(roles)) {
  blocks_ = blocks_of(tree, roles_);
  if (find_mass_without_comments() < static_cast<double>(kLeastText)) {
    std::replace(roles_.begin(), roles_.end(), Role::kComments, Role::kNone);
    find_mass_without_comments();
  }
  for (NodeId id = 0; id < tree.size(); ++id) judge_role(id);
  find_mass_without_clutter();
  if (has_text()) return;
  // Each of many parts is small: what is nothing but clutter is none.
  std::replace(roles_.begin(), roles_.end(), Role::kClutter, Role::kNone);
  find_mass_without_clutter();
}

bool TextMass::has_text() const { return mass_[0] >= static_cast<double>(kLeastText); }

double TextMass::weight(std::size_t index) const {
  const Role role = block_roles_[index];
  if (!is_paragraph(blocks_[index]) || is_clutter(role)) return 0;
  return weight_of(blocks_[index]) * (role == Role::kWeakClutter ? kWeakShare : 1);
}

void TextMass::add_up(NodeId id, double value, std::vector<double>& sums) const {
  for (;; id = tree_[id].parent) {
    sums[id] += value;
    if (id == 0) return;
  }
}

// Comments may be longer than the article; they are no comments when there is nothing else.
double TextMass::find_mass_without_comments() {
  mass_.assign(tree_.size(), 0);
  std::vector<bool> comment(tree_.size(), false);
  for (NodeId id = 1; id < tree_.size(); ++id) {
    comment[id] = comment[tree_[id].parent] || roles_[id] == Role::kComments;
  }
  for (const Block& block : blocks_) {
    if (!comment[block.first] && is_paragraph(block)) add_up(block.node, weight_of(block), mass_);
  }
  return mass_[0];
}

// Names may lie: nothing that holds much of the page's text is clutter.
void TextMass::judge_role(NodeId id) {
  Role& role = roles_[id];
  const double share = mass_[0] > 0 ? mass_[id] / mass_[0] : 0;
  if (role == Role::kComments) return;
  if (is_clutter(role)) {
    if (share > kMostOfPage) role = Role::kNone;
  } else if (role == Role::kWeakClutter && share > kMostOfPageWeak) {
    role = Role::kNone;
  }
}

Role TextMass::role_around(NodeId id) const {
  Role other = Role::kNone;
  for (; id != 0; id = tree_[id].parent) {
    const Role role = roles_[id];
    if (is_clutter(role)) return role;
    if (other == Role::kNone && (role == Role::kWeakClutter || role == Role::kLead)) other = role;
  }
  return other;
}

void TextMass::find_mass_without_clutter() {
  block_roles_.clear();
  for (const Block& block : blocks_) block_roles_.push_back(role_around(block.first));
  std::vector<double> sums(tree_.size(), 0);
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const double value = weight(i);
    if (value <= 0) continue;
    add_up(blocks_[i].node, value, sums);
  }
  mass_ = std::move(sums);
}

}  // namespace dateline::html
