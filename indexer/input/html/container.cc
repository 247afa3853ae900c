#include "indexer/input/html/container.h"

#include <cstddef>
#include <vector>

#include "indexer/input/html/letters.h"

namespace dateline::html {
namespace {

constexpr double kLevelDecay = 0.5;
constexpr double kTitledFactor = 1.5;
constexpr double kLeastVote = 0.01;  // votes fade out

class Candidates {
 public:
  Candidates(const TextMass& text, std::string_view title)
      : text_(text), tree_(text.tree()), title_(title) {}

  NodeId best() const { return grow(best_container()); }

 private:
  // The element around a paragraph that may be the article.
  NodeId container_of(const Block& block) const {
    NodeId id = block.node;
    while (id != 0 && is_paragraph_tag(tree_[id].tag)) id = tree_[id].parent;
    return id;
  }

  double factor(NodeId id) const {
    if (text_.role(id) == Role::kContent) return 1.5;
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
    for (const Block& block : text_.blocks()) {
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
    for (std::size_t i = 0; i < text_.blocks().size(); ++i) {
      double vote = text_.weight(i);
      if (vote <= 0) continue;
      NodeId id = container_of(text_.blocks()[i]);
      while (true) {
        votes[id] += vote;
        if (id == 0) break;
        const NodeId parent = tree_[id].parent;
        // Other text joins here.
        if (text_.mass(parent) > text_.mass(id) * 1.01) vote *= kLevelDecay;
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
      const double joining = text_.mass(parent) - text_.mass(at);
      if (joining > text_.mass(at) * 0.01) {
        double alike = 0;
        for (NodeId child = parent + 1; child < tree_[parent].end; child = tree_[child].end) {
          if (child != at && (is_paragraph_tag(tree_[child].tag) || same_kind(child, id))) {
            alike += text_.mass(child);
          }
        }
        const bool named =
            text_.role(parent) == Role::kContent || tree_[parent].tag == Tag::kArticle;
        const double least = named ? 0.3 : 0.7;
        if (alike < joining * least && !(named && text_.mass(id) > text_.mass(parent) * 0.25))
          break;
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

  const TextMass& text_;
  const Tree& tree_;
  std::string_view title_;
};

}  // namespace

NodeId find_container(const TextMass& text, std::string_view title) {
  return Candidates(text, title).best();
}

}  // namespace dateline::html
