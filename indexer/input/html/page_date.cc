#include "indexer/input/html/page_date.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>

#include "common/text/utf8.h"
#include "indexer/dates/path_date.h"
#include "indexer/dates/written_date.h"
#include "indexer/input/html/blocks.h"
#include "indexer/input/html/date_keys.h"
#include "indexer/input/html/node_role.h"

namespace dateline::html {
namespace {

constexpr int kFirstYear = 1990;               // of pages
constexpr std::size_t kLongestDateText = 200;  // bytes of an element that is about a date
constexpr std::size_t kDateAtStart = 24;       // bytes of a longer text
constexpr NodeId kMostNodes = 40;              // of such an element
constexpr std::size_t kBlocksAboutHeadline = 12;
constexpr NodeId kNodesBeforeHeadline = 100;  // within the element that holds the article

std::string_view primary(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

class DateFinder {
 public:
  DateFinder(const Tree& tree, const std::vector<Role>& roles, NodeId content, std::string_view url,
             std::string_view language)
      : tree_(tree), url_(url), today_(today()), elsewhere_(tree.size(), false) {
    for (NodeId id = 1; id < tree.size(); ++id) {
      const bool around = id <= content && content < tree[id].end;
      const bool clutter = roles[id] == Role::kClutter || roles[id] == Role::kComments;
      elsewhere_[id] = elsewhere_[tree[id].parent] || (clutter && !around);
    }
    order_nodes(content);
    style_.language = primary(language);
    const bool american =
        language.size() > 3 && (language.ends_with("US") || language.ends_with("us"));
    const bool month_first = american || (language == "en" && !is_commonwealth());
    style_.order = month_first ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
  }

  // A whole value: metadata.
  Date read(std::string_view text) const {
    text = trim(text);
    if (text.empty()) return {};
    if (const auto date = parse_date(text); date && usable(*date)) return *date;
    return read_within(text);
  }

  // Somewhere in a short text.
  Date read_within(std::string_view text) const {
    return first_day_in(text, style_, kFirstYear, today_).value_or(Date{});
  }

  Date by_keys(const MetaTags& meta, std::span<const std::string_view> keys) const {
    for (const std::string_view key : keys) {
      for (const MetaTags::Entry& entry : meta.entries()) {
        if (entry.key != key) continue;
        if (const Date date = read(entry.content); date.known()) return date;
      }
    }
    return {};
  }

  // itemprop="datePublished", property="...datePublished", <time pubdate>, class "dt-published";
  // in a place of another purpose only when there is none elsewhere.
  Date marked(bool elsewhere) const {
    for (const NodeId id : order_) {
      if (tree_[id].tag == Tag::kText || tree_[id].tag == Tag::kMeta) continue;
      if (elsewhere_[id] != elsewhere || !is_marked(id)) continue;
      if (const Date date = of_element(id); date.known()) return date;
    }
    return {};
  }

  // <time> elements, then short elements that are named for a date; with `near` between the
  // headline and the end of the article.
  Date named(bool near) const {
    const std::size_t count = near ? near_ : order_.size();
    for (const bool only_time : {true, false}) {
      for (std::size_t i = 0; i < count; ++i) {
        const NodeId id = order_[i];
        const Node& node = tree_[id];
        if (node.tag == Tag::kText || is_invisible(node.tag) || elsewhere_[id]) continue;
        const bool is_time = node.tag == Tag::kTime;
        if (only_time ? !is_time : !(is_short(id) || is_empty(id)) || !says_date(tree_, id)) {
          continue;
        }
        if (const Date date = of_element(id); date.known()) return date;
      }
    }
    return {};
  }

  // Short texts after the headline, or before it.
  Date about_headline() const {
    std::vector<Role> roles(tree_.size(), Role::kNone);
    const std::vector<Block> blocks = blocks_of(tree_, roles);
    const auto at = std::find_if(blocks.begin(), blocks.end(),
                                 [&](const Block& block) { return block.first >= headline_; });
    const auto headline = static_cast<std::size_t>(at - blocks.begin());
    for (std::size_t i = headline; i < std::min(blocks.size(), headline + kBlocksAboutHeadline);
         ++i) {
      if (const Date date = of_block(blocks[i]); date.known()) return date;
    }
    for (std::size_t i = headline; i > 0 && i + 4 > headline; --i) {
      if (const Date date = of_block(blocks[i - 1]); date.known()) return date;
    }
    // Anywhere: the first short text that is a date, not in a place of another purpose.
    for (const Block& block : blocks) {
      if (block.text.size() > 80 || elsewhere_[block.first]) continue;
      if (const Date date = of_block(block); date.known()) return date;
    }
    return {};
  }

  // "datePublished":"2019-05-03" and the like in the data of scripts.
  Date in_scripts() const {
    for (NodeId id = 1; id < tree_.size(); ++id) {
      if (tree_[id].tag != Tag::kScript) continue;
      const std::string script = tree_.raw_text(id);
      for (const std::string_view key : kScriptKeys) {
        const std::size_t at = script.find(key);
        if (at == std::string::npos) continue;
        const std::size_t begin = at + key.size();
        const std::size_t end = std::min(script.find('"', begin), script.size());
        if (const Date date = read(std::string_view(script).substr(begin, end - begin));
            date.known()) {
          return date;
        }
      }
    }
    return {};
  }

  // The day in the address; unknown when it has none.
  Date url_day() const {
    const std::size_t scheme = url_.find("://");
    const std::size_t path = url_.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    if (path == std::string_view::npos) return {};
    const std::size_t end = std::min(url_.find_first_of("?#", path), url_.size());
    const auto found = date_in_url_path(url_.substr(path, end - path), today_);
    return found && found->date.precision == Date::Precision::kDay ? found->date : Date{};
  }

  // The day that a page prints for the instant `date` in another zone than UTC; else `date`.
  Date printed(const Date& date) const {
    if (date.precision != Date::Precision::kDay || date.zone_minutes.value_or(1) != 0) return date;
    const auto is_next = [&](const Date& other) {
      return other.precision == Date::Precision::kDay && std::abs(other.day - date.day) == 1;
    };
    if (const Date by_url = url_day(); by_url.known()) return is_next(by_url) ? by_url : date;
    for (const NodeId id : order_) {
      if (tree_[id].tag == Tag::kText || elsewhere_[id] || is_invisible(tree_[id].tag)) continue;
      if (!is_short(id) || !says_date(tree_, id)) continue;
      const Date shown = read_within(tree_.text(id));
      if (shown.known()) return is_next(shown) ? shown : date;
    }
    return date;
  }

 private:
  // From the headline to the end of the article, back from the headline, then what follows.
  void order_nodes(NodeId content) {
    headline_ = content;
    // The name of the site may stand in an <h1> before it, and headings of sections in others.
    for (NodeId id = 1; id < tree_[content].end; ++id) {
      if (tree_[id].tag != Tag::kH1) continue;
      const bool section = id > content + kNodesBeforeHeadline && headline_ != content;
      if (!section) headline_ = id;
      if (id > content) break;
    }
    order_.reserve(tree_.size());
    for (NodeId id = headline_; id < tree_[content].end; ++id) order_.push_back(id);
    near_ = order_.size();
    for (NodeId id = headline_; id > 0; --id) order_.push_back(id - 1);
    for (NodeId id = tree_[content].end; id < tree_.size(); ++id) order_.push_back(id);
  }

  bool is_marked(NodeId id) const {
    const std::string_view property = tree_.attribute(id, "property");
    if (tree_.attribute(id, "itemprop").find("datePublished") != std::string_view::npos ||
        property.find("datePublished") != std::string_view::npos || property == "dc:date" ||
        tree_.has_attribute(id, "pubdate")) {
      return true;
    }
    const std::string_view classes = tree_.attribute(id, "class");
    return classes.find("dt-published") != std::string_view::npos ||
           (classes.find("published") != std::string_view::npos &&
            (tree_.has_attribute(id, "datetime") || tree_.has_attribute(id, "title")));
  }

  bool usable(const Date& date) const {
    return date.known() && date.day <= today_ && civil(date.day).year >= kFirstYear;
  }

  bool is_commonwealth() const {
    const std::size_t scheme = url_.find("://");
    std::string_view host = url_.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
    host = host.substr(0, host.find('/'));
    for (const std::string_view ending : {".uk", ".au", ".ie", ".nz", ".in", ".za", ".lk", ".ng"}) {
      if (host.ends_with(ending)) return true;
    }
    return false;
  }

  bool is_short(NodeId id) const {
    if (tree_[id].end - id > kMostNodes) return false;
    std::size_t bytes = 0;
    for (NodeId at = id; at < tree_[id].end; ++at) bytes += trim(tree_[at].text).size();
    return bytes > 0 && bytes <= kLongestDateText;
  }

  bool is_empty(NodeId id) const { return tree_[id].end == id + 1; }

  Date of_element(NodeId id) const {
    for (const char* attribute : {"datetime", "content", "title", "data-datetime", "data-time"}) {
      if (const Date date = read(tree_.attribute(id, attribute)); date.known()) return date;
    }
    return is_short(id) ? read_within(tree_.text(id)) : Date{};
  }

  // Of a short text, or the beginning of a long one: "(18.01.2018) The ministry ..."
  Date of_block(const Block& block) const {
    const bool is_short_text = block.text.size() <= kLongestDateText;
    return read_within(is_short_text ? std::string_view(block.text)
                                     : utf8_prefix(block.text, kDateAtStart));
  }

  const Tree& tree_;
  std::string_view url_;
  Day today_;
  std::vector<bool> elsewhere_;  // by node: part of comments, teasers, navigation
  std::vector<NodeId> order_;    // in which elements are asked for a date
  NodeId headline_ = 0;
  std::size_t near_ = 0;  // so many are between the headline and the end of the article
  DateStyle style_;
};

}  // namespace

Date find_page_date(const Tree& tree, const std::vector<Role>& roles, NodeId content,
                    const JsonLd& json_ld, const MetaTags& meta, std::string_view url,
                    std::string_view language) {
  const DateFinder finder(tree, roles, content, url, language);
  Date rough;  // only to the month or year
  Date date;
  const Date by_url = finder.url_day();
  const auto found = [&](const Date& candidate) {
    if (candidate.precision == Date::Precision::kDay) {
      // A page that moves or is changed later gets other metadata, but keeps its address.
      const bool moved = by_url.known() && std::abs(by_url.day - candidate.day) > 1;
      date = moved ? Date{} : finder.printed(candidate);
      return true;
    }
    if (!rough.known()) rough = candidate;
    return false;
  };
  const Date first =
      finder.read(meta.first({"article:published_time", "og:article:published_time"}));
  // Some give every change as a publication.
  const bool changed = json_ld.article && first.known() &&
                       finder.read(json_ld.modified).day == first.day &&
                       finder.read(json_ld.published).known();
  if ((!changed && found(first)) ||
      (json_ld.article &&
       (found(finder.read(json_ld.published)) || found(finder.read(json_ld.created)))) ||
      found(finder.by_keys(meta, kPublishedKeys)) || found(finder.marked(false)) ||
      found(finder.read(json_ld.published))) {
    return date;
  }
  // Metadata of some date or other often have that of the last change, which the page tells from
  // its own.
  const Date some = finder.by_keys(meta, kPlainDateKeys);
  const Date shown = by_url.known() ? Date{} : finder.named(true);
  const bool changed_later = shown.precision == Date::Precision::kDay && some.day > shown.day;
  if ((!changed_later && found(some)) || found(shown) || found(finder.marked(true))) return date;
  if (by_url.known()) return {};
  if (found(finder.named(false)) || found(finder.about_headline()) || found(finder.in_scripts()) ||
      found(finder.read(json_ld.modified)) || found(finder.by_keys(meta, kModifiedKeys))) {
    return date;
  }
  return rough;
}

}  // namespace dateline::html
