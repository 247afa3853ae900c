#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::html {

// The elements that mean something to us.
enum class Tag : std::uint8_t {
  kText,    // not an element: a run of characters
  kInline,  // others that stand within a line: <abbr>, <font> ...
  kOther,   // all others, unknown ones too
  kA,
  kAddress,
  kArticle,
  kAside,
  kAudio,
  kB,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCaption,
  kCenter,
  kDd,
  kDetails,
  kDiv,
  kDl,
  kDt,
  kEm,
  kFieldset,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImg,
  kInput,
  kLabel,
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kNoscript,
  kObject,
  kOl,
  kOption,
  kP,
  kPre,
  kScript,
  kSection,
  kSelect,
  kSpan,
  kStrong,
  kStyle,
  kSummary,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTh,
  kTime,
  kTitle,
  kTr,
  kUl,
  kVideo,
};

struct Attribute {
  std::string_view name;  // small letters
  std::string_view value;
};

using NodeId = std::uint32_t;

// A node; those of a tree stand in document order, so that the descendants of node n are those from
// n + 1 to end - 1, and its children are found by child = nodes[child].end.
struct Node {
  Tag tag = Tag::kOther;
  NodeId parent = 0;  // the root is its own
  NodeId end = 0;     // one past its last descendant
  std::uint32_t attributes_begin = 0;
  std::uint32_t attributes_end = 0;
  std::string_view text;  // kText alone: the characters, entities decoded
};

// A parsed page; node 0 is <html>. Comments are left out.
class Tree {
 public:
  // `page` is UTF-8 without NUL. False when the page is made to exhaust the parser's memory or time
  // (256 MB, ten seconds); then the tree is empty. Elements nested deeper than 500 are taken out of
  // their place; their content stays.
  bool parse(std::string_view page);

  Tree();
  ~Tree();
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](NodeId id) const { return nodes_[id]; }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }

  // The value of an attribute, "" when there is none.
  std::string_view attribute(NodeId id, std::string_view name) const;
  bool has_attribute(NodeId id, std::string_view name) const;

  // All characters below a node, a blank where elements other than those within words part them,
  // white space as single spaces. Without scripts and styles, unless it is one.
  std::string text(NodeId id) const;
  // The characters of a <script>, <style> or <title> as they are.
  std::string raw_text(NodeId id) const;

 private:
  class Arena;
  struct Parse;

  std::unique_ptr<Arena> arena_;  // what the views point into
  std::string page_;              // the page, when it had to be changed
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
};

bool is_heading(Tag tag);
// Elements that stand within a line: <a>, <b>, <span> ...
bool is_inline(Tag tag);
// Elements without text for readers: scripts, styles, templates, form controls, media.
bool is_invisible(Tag tag);

}  // namespace dateline::html
