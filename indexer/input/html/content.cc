#include "indexer/input/html/content.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/input/html/node_role.h"

namespace dateline::html {
namespace {

constexpr std::size_t kShortBlock = 25;  // characters: a label, a link, a name
constexpr std::size_t kLongBlock = 80;   // a paragraph even without the end of a sentence
constexpr double kMostLinks = 0.5;       // share of a paragraph's characters
constexpr double kMostOfPage = 0.4;      // clutter that holds more of the text is none
constexpr double kMostOfPageWeak = 0.15;
constexpr std::size_t kMostLeads = 2;  // paragraphs between headline and text
constexpr std::size_t kLeastLead = 40;
constexpr int kMostBeside = 2;  // short paragraphs at either end
constexpr double kLevelDecay = 0.5;
constexpr double kTitledFactor = 1.5;
constexpr double kLeastVote = 0.01;            // votes fade out
constexpr std::size_t kLongestBody = 300'000;  // bytes of a text to look for in a page
constexpr std::size_t kLittleText = 800;       // bytes: there may be more that is hidden ...
constexpr std::size_t kMuchMore = 3;           // ... if it is so many times as much
constexpr std::size_t kLeastText = 100;        // characters of running text that make an article

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

// Elements that hold one paragraph: the container is around them.
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

// Letters and digits alone, folded: the same words in the same order are equal.
std::string letters_of(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  out.reserve(folded.size());
  for (const char c : folded) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) out += c;
  }
  return out;
}

class Page {
 public:
  Page(const Tree& tree, std::vector<Role> roles, std::string_view title, std::string_view summary)
      : tree_(tree),
        title_(letters_of(title)),
        summary_(letters_of(summary)),
        roles_(std::move(roles)) {
    blocks_ = blocks_of(tree, roles_);
    if (find_mass_without_comments() < static_cast<double>(kLeastText)) {
      std::replace(roles_.begin(), roles_.end(), Role::kComments, Role::kNone);
      find_mass_without_comments();
    }
    for (NodeId id = 0; id < tree.size(); ++id) judge_role(id);
    for (const Block& block : blocks_) block_roles_.push_back(role_around(block.first));
    find_mass_without_clutter();
  }

  Content content() {
    Content content;
    if (mass_[0] < static_cast<double>(kLeastText)) return content;
    content.container = grow(best_container());
    collect(content);
    return content;
  }

 private:
  static double weight_of(const Block& block) {
    return static_cast<double>(block.length) * (1 - block.link_share());
  }

  void add_up(NodeId id, double value, std::vector<double>& sums) const {
    for (;; id = tree_[id].parent) {
      sums[id] += value;
      if (id == 0) return;
    }
  }

  // Comments may be longer than the article; they are no comments when there is nothing else.
  double find_mass_without_comments() {
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
  void judge_role(NodeId id) {
    Role& role = roles_[id];
    const double share = mass_[0] > 0 ? mass_[id] / mass_[0] : 0;
    if (role == Role::kComments) return;
    if (is_clutter(role)) {
      if (share > kMostOfPage) role = Role::kNone;
    } else if (role == Role::kWeakClutter && share > kMostOfPageWeak) {
      role = Role::kNone;
    }
  }

  Role role_around(NodeId id) const {
    Role other = Role::kNone;
    for (; id != 0; id = tree_[id].parent) {
      const Role role = roles_[id];
      if (is_clutter(role)) return role;
      if (other == Role::kNone && (role == Role::kWeakClutter || role == Role::kLead)) other = role;
    }
    return other;
  }

  void find_mass_without_clutter() {
    std::vector<double> sums(tree_.size(), 0);
    double all = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!is_paragraph(blocks_[i]) || is_clutter(block_roles_[i])) continue;
      const double value =
          weight_of(blocks_[i]) * (block_roles_[i] == Role::kWeakClutter ? 0.3 : 1);
      all += value;
      add_up(blocks_[i].node, value, sums);
    }
    if (all > 0) mass_ = std::move(sums);
  }

  // The element around a paragraph that may be the article.
  NodeId container_of(const Block& block) const {
    NodeId id = block.node;
    while (id != 0 && is_paragraph_tag(tree_[id].tag)) id = tree_[id].parent;
    return id;
  }

  double factor(NodeId id) const {
    if (roles_[id] == Role::kContent) return 1.5;
    switch (tree_[id].tag) {
      case Tag::kArticle:
      case Tag::kMain:
        return 1.25;
      default:
        return 1;
    }
  }

  // Of several articles on a page, the one that has the headline.
  std::vector<bool> titled_articles() const {
    std::vector<bool> titled(tree_.size(), false);
    for (const Block& block : blocks_) {
      if (!is_heading(block.tag) || letters_of(block.text) != title_) continue;
      for (NodeId id = block.node; id != 0; id = tree_[id].parent) {
        if (tree_[id].tag == Tag::kArticle) titled[id] = true;
      }
      break;
    }
    return titled;
  }

  NodeId best_container() const {
    const std::vector<bool> titled = titled_articles();
    std::vector<double> votes(tree_.size(), 0);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      if (!is_paragraph(block) || is_clutter(block_roles_[i])) continue;
      double vote = weight_of(block) * (block_roles_[i] == Role::kWeakClutter ? 0.3 : 1);
      NodeId id = container_of(block);
      while (true) {
        votes[id] += vote;
        if (id == 0) break;
        const NodeId parent = tree_[id].parent;
        // Other text joins here.
        if (mass_[parent] > mass_[id] * 1.01) vote *= kLevelDecay;
        if (vote < kLeastVote) break;
        id = parent;
      }
    }
    NodeId best = 0;
    double best_score = -1;
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (votes[id] <= 0) continue;
      const double score = votes[id] * factor(id) * (titled[id] ? kTitledFactor : 1);
      if (score >= best_score) {  // of equal ones the innermost
        best = id;
        best_score = score;
      }
    }
    return best;
  }

  // From a part of an article to the whole: up where what joins are loose paragraphs, siblings of
  // the same kind, or the rest of an element that is named as an article.
  NodeId grow(NodeId id) const {
    for (NodeId at = id; at != 0;) {
      const NodeId parent = tree_[at].parent;
      const double joining = mass_[parent] - mass_[at];
      if (joining > mass_[at] * 0.01) {
        double alike = 0;
        for (NodeId child = parent + 1; child < tree_[parent].end; child = tree_[child].end) {
          if (child != at && (is_paragraph_tag(tree_[child].tag) || same_kind(child, id))) {
            alike += mass_[child];
          }
        }
        const bool named = roles_[parent] == Role::kContent || tree_[parent].tag == Tag::kArticle;
        const double least = named ? 0.3 : 0.7;
        if (alike < joining * least && !(named && mass_[id] > mass_[parent] * 0.25)) break;
        id = parent;
      }
      at = parent;
      if (tree_[at].tag == Tag::kBody || tree_[at].tag == Tag::kHtml) break;
    }
    return id;
  }

  bool same_kind(NodeId a, NodeId b) const {
    return tree_[a].tag == tree_[b].tag && tree_[a].tag != Tag::kArticle &&
           !tree_.attribute(a, "class").empty() &&
           tree_.attribute(a, "class") == tree_.attribute(b, "class");
  }

  // Whether a block is how the page describes itself, or the beginning of it.
  bool is_summary(const Block& block) const {
    if (block.length < kLeastLead || summary_.size() < kLeastLead) return false;
    const std::string letters = letters_of(block.text);
    const std::size_t size = std::min(letters.size(), summary_.size());
    return size >= kLeastLead && letters.compare(0, size, summary_, 0, size) == 0;
  }

  // A paragraph or a heading that says more than a heading does.
  static bool may_be_lead(const Block& block) {
    if (block.link_share() > 0.1) return false;
    return is_heading(block.tag)
               ? block.length >= kLongBlock || (block.sentence && block.length >= kLeastLead)
               : is_paragraph(block) && block.sentence;
  }

  // Where the article begins: at its lead, when that stands between the headline and the container.
  NodeId lead_begin(NodeId container) const {
    NodeId headline = 0;
    for (const Block& block : blocks_) {
      if (block.first >= container) break;
      if (block.tag == Tag::kH1) headline = block.first;
    }
    return headline == 0 ? container : headline + 1;
  }

  // The <header> that holds the headline just before `begin`; 0 when there is none.
  NodeId header_around(NodeId begin) const {
    NodeId id = begin == 0 ? 0 : begin - 1;
    while (id != 0 && tree_[id].tag != Tag::kHeader) id = tree_[id].parent;
    return id;
  }

  bool is_in(const Block& block, NodeId id) const {
    return id != 0 && block.first > id && block.first < tree_[id].end;
  }

  // What of the container is text of the article.
  void collect(Content& content) {
    struct Kept {
      const Block* block;
      bool paragraph;
    };
    std::vector<Kept> kept;
    std::unordered_set<std::string> seen;
    const NodeId begin = lead_begin(content.container);
    const NodeId head = header_around(begin);
    std::size_t leads = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      if (block.first < begin || block.first >= tree_[content.container].end) continue;
      const Role role = block_roles_[i];
      if (is_clutter(role)) continue;
      const bool before = block.first < content.container;
      const bool lead =
          tree_[block.node].tag != Tag::kH1 && kept.size() <= kMostLeads &&
          (is_summary(block) ||
           (may_be_lead(block) && (!before || role == Role::kLead || is_in(block, head))));
      const bool paragraph = is_paragraph(block) || lead;
      if (before && (!lead || ++leads > kMostLeads)) continue;
      if (!paragraph && role == Role::kWeakClutter) continue;
      if (block.link_share() > kMostLinks && !(block.sentence && block.length > kLongBlock))
        continue;
      if (tree_[block.node].tag == Tag::kH1) continue;
      const std::string letters = letters_of(block.text);
      if (letters.empty() || letters == title_) continue;
      // A quotation or a teaser that repeats a paragraph.
      if (block.length > kLongBlock && !seen.insert(letters).second) continue;
      kept.push_back({&block, paragraph});
    }
    // Nothing but paragraphs and list items at both ends.
    const auto solid = [](const Kept& item) { return item.paragraph; };
    auto first = std::find_if(kept.begin(), kept.end(), solid);
    auto last = std::find_if(kept.rbegin(), kept.rend(), solid).base();
    // Short ones of the same element: a salutation, a last word.
    const auto beside = [&](const Kept& item, const Kept& paragraph) {
      const Block& block = *item.block;
      return block.tag == Tag::kP && paragraph.block->tag == Tag::kP && block.link_length == 0 &&
             tree_[block.node].parent == tree_[paragraph.block->node].parent;
    };
    for (int n = 0; n < kMostBeside && first != kept.begin() && first != kept.end(); ++n) {
      const Block& block = *first[-1].block;
      if (!beside(first[-1], *first) || !(block.sentence || block.text.ends_with(','))) break;
      --first;
    }
    for (int n = 0; n < kMostBeside && last != kept.end() && last != kept.begin(); ++n) {
      if (!beside(*last, last[-1]) || last->block->text.ends_with(':')) break;
      ++last;
    }
    for (auto item = first; item < last; ++item) {
      const Block& block = *item->block;
      if (is_heading(block.tag) && !item->paragraph &&
          (item + 1 == last || is_heading(item[1].block->tag))) {
        continue;
      }
      content.paragraphs.push_back(block.text);
    }
  }

  const Tree& tree_;
  std::string title_;    // letters
  std::string summary_;  // letters
  std::vector<Role> roles_;
  std::vector<Block> blocks_;
  std::vector<Role> block_roles_;
  std::vector<double> mass_;  // by node: weight of the paragraphs below it
};

}  // namespace

std::size_t Content::size() const {
  std::size_t bytes = 0;
  for (const std::string& paragraph : paragraphs) bytes += paragraph.size();
  return bytes;
}

std::string Content::joined() const {
  std::string out;
  for (const std::string& paragraph : paragraphs) {
    if (!out.empty()) out += "\n\n";
    out += paragraph;
  }
  return out;
}

Content find_content(const Tree& tree, std::vector<Role> roles, std::string_view title,
                     std::string_view summary) {
  Content content = Page(tree, roles, title, summary).content();
  if (content.size() >= kLittleText) return content;
  // Some pages hide all they have until a script shows it.
  if (std::find(roles.begin(), roles.end(), Role::kHidden) == roles.end()) return content;
  std::replace(roles.begin(), roles.end(), Role::kHidden, Role::kNone);
  Content hidden = Page(tree, std::move(roles), title, summary).content();
  return hidden.size() > kMuchMore * content.size() ? hidden : content;
}

Content find_paragraphs_of(const Tree& tree, std::string_view body) {
  Content content;
  if (body.size() > kLongestBody) return content;
  const std::string whole = letters_of(body);
  const std::vector<Role> roles(tree.size(), Role::kNone);
  std::size_t at = 0;
  std::size_t covered = 0;
  for (const Block& block : blocks_of(tree, roles)) {
    const std::string letters = letters_of(block.text);
    if (letters.size() < kShortBlock / 2) continue;
    // In order, and never over much of the text at a time.
    const std::string_view ahead =
        std::string_view(whole).substr(at, whole.size() / 4 + letters.size());
    const std::size_t found = ahead.find(letters);
    if (found == std::string_view::npos) continue;
    at += found + letters.size();
    covered += letters.size();
    content.paragraphs.push_back(block.text);
  }
  if (covered * 5 < whole.size() * 4) content.paragraphs.clear();
  return content;
}

}  // namespace dateline::html
