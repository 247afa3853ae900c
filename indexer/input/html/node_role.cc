#include "indexer/input/html/node_role.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "embedded/element_words_tsv.h"

namespace dateline::html {
namespace {

using Words = std::vector<std::string>;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// The words of "articleBody story-body_text": small letters, parted at humps and signs.
void append_words(std::string_view name, Words& words) {
  constexpr std::size_t kMostWords = 48;
  std::string word;
  const auto flush = [&] {
    if (!word.empty() && words.size() < kMostWords) words.push_back(word);
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (is_upper(c)) {
      const bool hump = i > 0 && (is_lower(name[i - 1]) || is_ascii_digit(name[i - 1]));
      if (hump) flush();
      word += static_cast<char>(c + 32);
    } else if (is_lower(c) || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else if (!is_ascii_digit(c)) {
      flush();
    }
  }
  flush();
}

// Those of a list of classes. WordPress also gives a post its tags and categories as classes, which
// say what it is about and not what the element is for.
void append_class_words(std::string_view classes, Words& words) {
  if (classes.find("hentry") == std::string_view::npos &&
      classes.find("type-post") == std::string_view::npos) {
    append_words(classes, words);
    return;
  }
  while (!classes.empty()) {
    const std::string_view name = classes.substr(0, classes.find_first_of(" \n\t"));
    classes.remove_prefix(std::min(name.size() + 1, classes.size()));
    if (!name.starts_with("tag-") && !name.starts_with("category-")) append_words(name, words);
  }
}

using Table = std::unordered_map<std::string, Role>;

Role role_named(std::string_view name) {
  if (name == "content") return Role::kContent;
  if (name == "lead") return Role::kLead;
  if (name == "comments") return Role::kComments;
  if (name == "clutter") return Role::kClutter;
  if (name == "weak") return Role::kWeakClutter;
  if (name == "byline") return Role::kByline;
  return name == "caption" ? Role::kCaption : Role::kNone;
}

// By word, and by two words with a blank between them.
const Table& role_table() {
  static const Table table = [] {
    Table built;
    std::string_view rest = embedded::element_words_tsv;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const std::size_t tab = line.find('\t');
      if (line.starts_with('#') || tab == std::string_view::npos) continue;
      const Role role = role_named(line.substr(0, tab));
      for (std::size_t at = tab + 1; at < line.size();) {
        const std::size_t end = std::min(line.find(';', at), line.size());
        built.emplace(trim(line.substr(at, end - at)), role);
        at = end + 1;
      }
    }
    return built;
  }();
  return table;
}

// Stronger roles win over weaker ones; content over all but what is hidden.
int strength(Role role) {
  switch (role) {
    case Role::kNone:
      return 0;
    case Role::kWeakClutter:
      return 1;
    case Role::kByline:
      return 2;
    case Role::kClutter:
      return 3;
    case Role::kLead:
      return 4;
    case Role::kComments:
      return 5;
    case Role::kCaption:
      return 6;
    case Role::kContent:
      return 7;
    case Role::kHidden:
      return 8;
  }
  return 0;
}

void raise(Role& role, Role other) {
  if (strength(other) > strength(role)) role = other;
}

Role role_of_words(const Words& words) {
  const Table& table = role_table();
  Role role = Role::kNone;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // "has-sidebar", "no-comments", "with-ads" say what is elsewhere.
    const bool about_others = i > 0 && (words[i - 1] == "has" || words[i - 1] == "no" ||
                                        words[i - 1] == "with" || words[i - 1] == "without");
    if (about_others) continue;
    if (const auto found = table.find(words[i]); found != table.end()) raise(role, found->second);
    if (i + 1 == words.size()) break;
    const auto pair = table.find(words[i] + " " + words[i + 1]);
    if (pair != table.end()) raise(role, pair->second);
  }
  return role;
}

// Classes of the frameworks; as a part of a longer name ("field-label-hidden") they say nothing.
bool is_hidden_by_class(std::string_view classes) {
  static constexpr std::string_view kHiddenClasses[] = {
      "hidden",         "sr-only",           "visually-hidden",
      "visuallyhidden", "invisible",         "screen-reader-text",
      "d-none",         "element-invisible", "u-hidden",
      "is-hidden",      "print-only",        "offscreen"};
  while (!classes.empty()) {
    const std::string_view name = classes.substr(0, classes.find(' '));
    if (std::find(std::begin(kHiddenClasses), std::end(kHiddenClasses), name) !=
        std::end(kHiddenClasses)) {
      return true;
    }
    classes.remove_prefix(std::min(name.size() + 1, classes.size()));
  }
  return false;
}

bool is_hidden_by_style(std::string_view style) {
  std::string packed;
  for (const char c : style) {
    if (c != ' ') packed += ascii_lower(c);
  }
  return packed.find("display:none") != std::string::npos ||
         packed.find("visibility:hidden") != std::string::npos;
}

}  // namespace

Role role_of(const Tree& tree, NodeId id) {
  const Node& node = tree[id];
  switch (node.tag) {
    case Tag::kNav:
    case Tag::kFooter:
      return Role::kClutter;
    case Tag::kFigcaption:
    case Tag::kCaption:
      return Role::kCaption;
    case Tag::kNoscript:
      return Role::kHidden;
    default:
      break;
  }
  if (tree.has_attribute(id, "hidden") || is_hidden_by_class(tree.attribute(id, "class")) ||
      is_hidden_by_style(tree.attribute(id, "style"))) {
    return Role::kHidden;
  }
  Role role = Role::kNone;
  if (node.tag == Tag::kAside || node.tag == Tag::kForm || node.tag == Tag::kHeader ||
      node.tag == Tag::kAddress || node.tag == Tag::kFigure) {
    role = node.tag == Tag::kAside ? Role::kClutter : Role::kWeakClutter;
  }
  const std::string_view aria = tree.attribute(id, "role");
  if (aria == "navigation" || aria == "banner" || aria == "contentinfo" ||
      aria == "complementary" || aria == "dialog" || aria == "search") {
    raise(role, Role::kClutter);
  }
  if (tree.attribute(id, "itemprop").find("articleBody") != std::string_view::npos) {
    return Role::kContent;
  }
  // The lead, which may be called a teaser.
  if (tree.attribute(id, "itemprop") == "description") return Role::kLead;
  Words words;
  append_class_words(tree.attribute(id, "class"), words);
  raise(role, role_of_words(words));
  words.clear();
  append_words(tree.attribute(id, "id"), words);
  raise(role, role_of_words(words));
  return role;
}

std::vector<Role> roles_of(const Tree& tree) {
  std::vector<Role> roles(tree.size(), Role::kNone);
  for (NodeId id = 1; id < tree.size(); ++id) {
    const Tag tag = tree[id].tag;
    if (tag != Tag::kText && tag != Tag::kBody) roles[id] = role_of(tree, id);
  }
  return roles;
}

bool says_date(const Tree& tree, NodeId id) {
  if (tree[id].tag == Tag::kTime) return true;
  static constexpr std::string_view kDateWords[] = {
      "date",    "dateline", "datetime", "time",         "timestamp", "published", "publish",
      "pubdate", "posted",   "posttime", "postdate",     "entrydate", "datum",     "fecha",
      "data",    "created",  "byline",   "postmetadata", "updated",   "meta",      "dato"};
  Words words;
  append_words(tree.attribute(id, "class"), words);
  append_words(tree.attribute(id, "id"), words);
  append_words(tree.attribute(id, "itemprop"), words);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(std::begin(kDateWords), std::end(kDateWords), word) != std::end(kDateWords);
  });
}

}  // namespace dateline::html
