#include "indexer/input/html/content.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "indexer/input/html/container.h"
#include "indexer/input/html/letters.h"
#include "indexer/input/html/node_role.h"
#include "indexer/input/html/text_mass.h"

namespace dateline::html {
namespace {

constexpr std::size_t kMostLeads = 2;  // paragraphs between headline and text
constexpr std::size_t kLeastLead = 40;
constexpr int kMostBeside = 2;                 // short paragraphs at either end
constexpr std::size_t kLongestBody = 300'000;  // bytes of a text to look for in a page
constexpr std::size_t kLittleText = 800;       // bytes: there may be more that is hidden ...
constexpr std::size_t kMuchMore = 3;           // ... if it is so many times as much

class Page {
 public:
  Page(const Tree& tree, std::vector<Role> roles, std::string_view title, std::string_view summary)
      : tree_(tree),
        title_(letters_of(title)),
        summary_(letters_of(summary)),
        text_(tree, std::move(roles)) {}

  Content content() {
    Content content;
    if (!text_.has_text()) return content;
    content.container = find_container(text_, title_);
    collect(content);
    return content;
  }

 private:
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
    for (const Block& block : text_.blocks()) {
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
    for (std::size_t i = 0; i < text_.blocks().size(); ++i) {
      const Block& block = text_.blocks()[i];
      if (block.first < begin || block.first >= tree_[content.container].end) continue;
      const Role role = text_.role_of_block(i);
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
  TextMass text_;
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
