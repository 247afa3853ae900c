#include "indexer/input/html/tree.h"

#include <gumbo.h>
#include <time.h>

#include <algorithm>
#include <csetjmp>
#include <utility>

#include "indexer/input/html/depth_limit.h"

namespace dateline::html {
namespace {

constexpr int kMostDepth = 500;
constexpr std::size_t kMostMemory = std::size_t{256} << 20;
constexpr double kMostSeconds = 10;
constexpr std::size_t kFirstChunk = std::size_t{64} << 10;
constexpr std::size_t kLargestChunk = std::size_t{4} << 20;
constexpr std::size_t kAlignment = alignof(std::max_align_t);
constexpr unsigned kClockInterval = 4096;  // allocations

struct KnownTag {
  GumboTag name;
  Tag tag;
};
constexpr KnownTag kKnownTags[] = {{GUMBO_TAG_A, Tag::kA},
                                   {GUMBO_TAG_ADDRESS, Tag::kAddress},
                                   {GUMBO_TAG_ARTICLE, Tag::kArticle},
                                   {GUMBO_TAG_ASIDE, Tag::kAside},
                                   {GUMBO_TAG_AUDIO, Tag::kAudio},
                                   {GUMBO_TAG_B, Tag::kB},
                                   {GUMBO_TAG_BLOCKQUOTE, Tag::kBlockquote},
                                   {GUMBO_TAG_BODY, Tag::kBody},
                                   {GUMBO_TAG_BR, Tag::kBr},
                                   {GUMBO_TAG_BUTTON, Tag::kButton},
                                   {GUMBO_TAG_CAPTION, Tag::kCaption},
                                   {GUMBO_TAG_CENTER, Tag::kCenter},
                                   {GUMBO_TAG_DD, Tag::kDd},
                                   {GUMBO_TAG_DETAILS, Tag::kDetails},
                                   {GUMBO_TAG_DIV, Tag::kDiv},
                                   {GUMBO_TAG_DL, Tag::kDl},
                                   {GUMBO_TAG_DT, Tag::kDt},
                                   {GUMBO_TAG_EM, Tag::kEm},
                                   {GUMBO_TAG_FIELDSET, Tag::kFieldset},
                                   {GUMBO_TAG_FIGCAPTION, Tag::kFigcaption},
                                   {GUMBO_TAG_FIGURE, Tag::kFigure},
                                   {GUMBO_TAG_FOOTER, Tag::kFooter},
                                   {GUMBO_TAG_FORM, Tag::kForm},
                                   {GUMBO_TAG_H1, Tag::kH1},
                                   {GUMBO_TAG_H2, Tag::kH2},
                                   {GUMBO_TAG_H3, Tag::kH3},
                                   {GUMBO_TAG_H4, Tag::kH4},
                                   {GUMBO_TAG_H5, Tag::kH5},
                                   {GUMBO_TAG_H6, Tag::kH6},
                                   {GUMBO_TAG_HEAD, Tag::kHead},
                                   {GUMBO_TAG_HEADER, Tag::kHeader},
                                   {GUMBO_TAG_HR, Tag::kHr},
                                   {GUMBO_TAG_HTML, Tag::kHtml},
                                   {GUMBO_TAG_I, Tag::kI},
                                   {GUMBO_TAG_IFRAME, Tag::kIframe},
                                   {GUMBO_TAG_IMG, Tag::kImg},
                                   {GUMBO_TAG_INPUT, Tag::kInput},
                                   {GUMBO_TAG_LABEL, Tag::kLabel},
                                   {GUMBO_TAG_LI, Tag::kLi},
                                   {GUMBO_TAG_LINK, Tag::kLink},
                                   {GUMBO_TAG_MAIN, Tag::kMain},
                                   {GUMBO_TAG_META, Tag::kMeta},
                                   {GUMBO_TAG_NAV, Tag::kNav},
                                   {GUMBO_TAG_NOSCRIPT, Tag::kNoscript},
                                   {GUMBO_TAG_OBJECT, Tag::kObject},
                                   {GUMBO_TAG_OL, Tag::kOl},
                                   {GUMBO_TAG_OPTION, Tag::kOption},
                                   {GUMBO_TAG_P, Tag::kP},
                                   {GUMBO_TAG_PRE, Tag::kPre},
                                   {GUMBO_TAG_SCRIPT, Tag::kScript},
                                   {GUMBO_TAG_SECTION, Tag::kSection},
                                   {GUMBO_TAG_SELECT, Tag::kSelect},
                                   {GUMBO_TAG_SPAN, Tag::kSpan},
                                   {GUMBO_TAG_STRONG, Tag::kStrong},
                                   {GUMBO_TAG_STYLE, Tag::kStyle},
                                   {GUMBO_TAG_SUMMARY, Tag::kSummary},
                                   {GUMBO_TAG_SVG, Tag::kSvg},
                                   {GUMBO_TAG_MATH, Tag::kSvg},
                                   {GUMBO_TAG_TABLE, Tag::kTable},
                                   {GUMBO_TAG_TBODY, Tag::kTbody},
                                   {GUMBO_TAG_THEAD, Tag::kTbody},
                                   {GUMBO_TAG_TFOOT, Tag::kTbody},
                                   {GUMBO_TAG_TD, Tag::kTd},
                                   {GUMBO_TAG_TEMPLATE, Tag::kTemplate},
                                   {GUMBO_TAG_TEXTAREA, Tag::kTextarea},
                                   {GUMBO_TAG_TH, Tag::kTh},
                                   {GUMBO_TAG_TIME, Tag::kTime},
                                   {GUMBO_TAG_TITLE, Tag::kTitle},
                                   {GUMBO_TAG_TR, Tag::kTr},
                                   {GUMBO_TAG_UL, Tag::kUl},
                                   {GUMBO_TAG_VIDEO, Tag::kVideo},
                                   {GUMBO_TAG_S, Tag::kInline},
                                   {GUMBO_TAG_SMALL, Tag::kInline},
                                   {GUMBO_TAG_CITE, Tag::kInline},
                                   {GUMBO_TAG_Q, Tag::kInline},
                                   {GUMBO_TAG_DFN, Tag::kInline},
                                   {GUMBO_TAG_ABBR, Tag::kInline},
                                   {GUMBO_TAG_DATA, Tag::kInline},
                                   {GUMBO_TAG_CODE, Tag::kInline},
                                   {GUMBO_TAG_VAR, Tag::kInline},
                                   {GUMBO_TAG_SAMP, Tag::kInline},
                                   {GUMBO_TAG_KBD, Tag::kInline},
                                   {GUMBO_TAG_SUB, Tag::kInline},
                                   {GUMBO_TAG_SUP, Tag::kInline},
                                   {GUMBO_TAG_U, Tag::kInline},
                                   {GUMBO_TAG_MARK, Tag::kInline},
                                   {GUMBO_TAG_RUBY, Tag::kInline},
                                   {GUMBO_TAG_RB, Tag::kInline},
                                   {GUMBO_TAG_RT, Tag::kInline},
                                   {GUMBO_TAG_RP, Tag::kInline},
                                   {GUMBO_TAG_BDI, Tag::kInline},
                                   {GUMBO_TAG_BDO, Tag::kInline},
                                   {GUMBO_TAG_WBR, Tag::kInline},
                                   {GUMBO_TAG_INS, Tag::kInline},
                                   {GUMBO_TAG_DEL, Tag::kInline},
                                   {GUMBO_TAG_ACRONYM, Tag::kInline},
                                   {GUMBO_TAG_STRIKE, Tag::kInline},
                                   {GUMBO_TAG_BIG, Tag::kInline},
                                   {GUMBO_TAG_FONT, Tag::kInline},
                                   {GUMBO_TAG_NOBR, Tag::kInline},
                                   {GUMBO_TAG_TT, Tag::kInline}};

Tag tag_of(GumboTag name) {
  static const std::vector<Tag> tags = [] {
    std::vector<Tag> table(GUMBO_TAG_LAST + 1, Tag::kOther);
    for (const KnownTag& known : kKnownTags) table[known.name] = known.tag;
    return table;
  }();
  return tags[name];
}

double thread_seconds() {
  timespec time = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

// What the parser allocates, freed as a whole: its own way of freeing a tree needs a stack as deep
// as the tree. Where the page wants too much, it leaves the parser, which is plain C and keeps
// nothing elsewhere, by a long jump.
class Tree::Arena {
 public:
  static void* allocate(void* self, std::size_t size) {
    return static_cast<Arena*>(self)->allocate(size);
  }
  static void release(void*, void*) {}

  jmp_buf& way_out() { return way_out_; }

 private:
  void* allocate(std::size_t size) {
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (++allocations_ % kClockInterval == 0 && thread_seconds() - start_ > kMostSeconds) leave();
    if (size > static_cast<std::size_t>(end_ - next_)) {
      const std::size_t chunk = std::max(size, next_chunk_);
      next_chunk_ = std::min(next_chunk_ * 2, kLargestChunk);
      used_ += chunk;
      if (used_ > kMostMemory) leave();
      chunks_.emplace_back(new char[chunk]);
      next_ = chunks_.back().get();
      end_ = next_ + chunk;
    }
    return std::exchange(next_, next_ + size);
  }
  [[noreturn]] void leave() { std::longjmp(way_out_, 1); }

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* next_ = nullptr;
  char* end_ = nullptr;
  std::size_t next_chunk_ = kFirstChunk;
  std::size_t used_ = 0;
  unsigned allocations_ = 0;
  double start_ = thread_seconds();
  jmp_buf way_out_;
};

// Turns the parser's tree into nodes in document order, without recursion.
struct Tree::Parse {
  Tree& tree;
  std::vector<std::pair<const GumboNode*, NodeId>> open;  // and the child that comes next

  static GumboOutput* run(Arena& arena, std::string_view page) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = &Arena::allocate;
    options.deallocator = &Arena::release;
    options.userdata = &arena;
    options.max_errors = 0;
    if (setjmp(arena.way_out()) != 0) return nullptr;
    return gumbo_parse_with_options(&options, page.data(), page.size());
  }

  NodeId add(Tag tag, NodeId parent) {
    Node node;
    node.tag = tag;
    node.parent = parent;
    node.attributes_begin = node.attributes_end =
        static_cast<std::uint32_t>(tree.attributes_.size());
    tree.nodes_.push_back(node);
    const auto id = static_cast<NodeId>(tree.nodes_.size() - 1);
    tree.nodes_[id].end = id + 1;
    return id;
  }

  NodeId add_element(const GumboNode& node, NodeId parent) {
    const GumboElement& element = node.v.element;
    const bool foreign = element.tag_namespace != GUMBO_NAMESPACE_HTML;
    const Tag tag = foreign ? Tag::kSvg : tag_of(element.tag);
    const NodeId id = add(tag, parent);
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      tree.attributes_.push_back({attribute->name, attribute->value});
    }
    tree.nodes_[id].attributes_end = static_cast<std::uint32_t>(tree.attributes_.size());
    return id;
  }

  void copy(const GumboNode& root) {
    std::vector<NodeId> ids = {add_element(root, 0)};
    open.emplace_back(&root, 0);
    while (!open.empty()) {
      auto& [node, child] = open.back();
      const GumboVector& children = node->v.element.children;
      if (child == children.length) {
        tree.nodes_[ids.back()].end = tree.size();
        ids.pop_back();
        open.pop_back();
        continue;
      }
      const auto* next = static_cast<const GumboNode*>(children.data[child++]);
      switch (next->type) {
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE:
          ids.push_back(add_element(*next, ids.back()));
          open.emplace_back(next, 0);
          break;
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
        case GUMBO_NODE_WHITESPACE: {
          const NodeId id = add(Tag::kText, ids.back());
          tree.nodes_[id].text = next->v.text.text;
          break;
        }
        default:
          break;
      }
    }
  }
};

Tree::Tree() = default;
Tree::~Tree() = default;
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;

bool Tree::parse(std::string_view page) {
  nodes_.clear();
  attributes_.clear();
  arena_ = std::make_unique<Arena>();
  if (limit_depth(page, kMostDepth, page_)) page = page_;
  const GumboOutput* output = Parse::run(*arena_, page);
  if (output == nullptr) {
    arena_.reset();
    return false;
  }
  Parse{*this, {}}.copy(*output->root);
  return true;
}

std::string_view Tree::attribute(NodeId id, std::string_view name) const {
  for (std::uint32_t i = nodes_[id].attributes_begin; i < nodes_[id].attributes_end; ++i) {
    if (attributes_[i].name == name) return attributes_[i].value;
  }
  return {};
}

bool Tree::has_attribute(NodeId id, std::string_view name) const {
  return std::any_of(attributes_.begin() + nodes_[id].attributes_begin,
                     attributes_.begin() + nodes_[id].attributes_end,
                     [&](const Attribute& attribute) { return attribute.name == name; });
}

std::string Tree::text(NodeId id) const {
  std::string out;
  const auto blank = [&] {
    if (!out.empty() && out.back() != ' ') out += ' ';
  };
  NodeId last = id;  // the node before, whose elements end here
  for (NodeId at = id; at < nodes_[id].end;) {
    const Node& node = nodes_[at];
    for (; nodes_[last].end <= at; last = nodes_[last].parent) {
      if (nodes_[last].tag != Tag::kText && !is_inline(nodes_[last].tag)) blank();
    }
    last = at;
    if (node.tag != Tag::kText && !is_inline(node.tag)) blank();
    if (at != id && is_invisible(node.tag)) {
      at = node.end;
      continue;
    }
    for (const char c : node.text) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r') {
        blank();
      } else {
        out += c;
      }
    }
    ++at;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string Tree::raw_text(NodeId id) const {
  std::string out;
  for (NodeId at = id; at < nodes_[id].end; ++at) out += nodes_[at].text;
  return out;
}

bool is_heading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::kInline:
    case Tag::kA:
    case Tag::kB:
    case Tag::kEm:
    case Tag::kI:
    case Tag::kImg:
    case Tag::kLabel:
    case Tag::kSpan:
    case Tag::kStrong:
    case Tag::kTime:
      return true;
    default:
      return false;
  }
}

bool is_invisible(Tag tag) {
  switch (tag) {
    case Tag::kAudio:
    case Tag::kButton:
    case Tag::kHead:
    case Tag::kIframe:
    case Tag::kInput:
    case Tag::kLink:
    case Tag::kMeta:
    case Tag::kObject:
    case Tag::kOption:
    case Tag::kScript:
    case Tag::kSelect:
    case Tag::kStyle:
    case Tag::kSvg:
    case Tag::kTemplate:
    case Tag::kTextarea:
    case Tag::kTitle:
    case Tag::kVideo:
      return true;
    default:
      return false;
  }
}

}  // namespace dateline::html
