#include "indexer/input/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/input/field_values.h"
#include "indexer/input/html/plain_text.h"
#include "indexer/input/json_repair.h"

namespace dateline::html {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kMostNesting = 12;
constexpr std::size_t kMostScriptBytes = std::size_t{4} << 20;
constexpr std::size_t kMostNames = 40;  // authors, keywords

// Without what people put around JSON in a script, and without commas before a closing bracket.
std::string tidy(std::string_view script) {
  // Where a bracket is followed by what may stand in it: not that of "<![CDATA[".
  std::size_t begin = script.find_first_of("{[");
  while (begin != std::string_view::npos) {
    const std::size_t next = script.find_first_not_of(" \t\r\n", begin + 1);
    if (next == std::string_view::npos) return "";
    if (std::string_view("{[\"]}").find(script[next]) != std::string_view::npos) break;
    begin = script.find_first_of("{[", begin + 1);
  }
  if (begin == std::string_view::npos) return "";
  script.remove_prefix(begin);
  std::string out;
  out.reserve(script.size());
  bool quoted = false;
  int depth = 0;
  std::size_t comma = std::string::npos;  // of `out`, with nothing but blanks after it
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (quoted) {
      if (c == '\\' && i + 1 < script.size()) {
        out += c;
        out += script[++i];
        continue;
      }
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
      comma = std::string::npos;
    } else if (c == ',') {
      comma = out.size();
    } else if (c == '{' || c == '[') {
      ++depth;
      comma = std::string::npos;
    } else if (c == '}' || c == ']') {
      if (comma != std::string::npos) out[comma] = ' ';
      comma = std::string::npos;
      if (--depth == 0) {
        out += c;
        break;
      }
    } else if (static_cast<unsigned char>(c) > ' ') {
      comma = std::string::npos;
    }
    out += c;
  }
  return repair_json(out);
}

std::optional<std::string_view> string_of(const element& value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

class Reader {
 public:
  void read(const element& root) {
    collect_names(root, 0);
    walk(root, 0);
  }

  JsonLd take() { return std::move(best_); }

 private:
  // 0: of no use; 1: a page; 2: an article.
  static int rank_of(const object& thing) {
    element type;
    if (thing.at_key("@type").get(type) != simdjson::SUCCESS) return 0;
    int rank = 0;
    const auto judge = [&](const element& name) {
      const std::string_view text = string_of(name).value_or("");
      if (text.ends_with("Article") || text.ends_with("BlogPosting") || text == "Report" ||
          text == "SocialMediaPosting" || text == "AnalysisNewsArticle") {
        rank = 2;
      } else if (text.ends_with("WebPage") || text.ends_with("ItemPage") ||
                 text == "CreativeWork" || text == "VideoObject" || text == "Recipe" ||
                 text == "WebPageElement") {
        rank = std::max(rank, 1);
      }
    };
    simdjson::dom::array types;
    if (type.get(types) == simdjson::SUCCESS) {
      for (const element& name : types) judge(name);
    } else {
      judge(type);
    }
    return rank;
  }

  // Names of things that others refer to by @id.
  void collect_names(const element& value, int depth) {
    if (depth > kMostNesting) return;
    simdjson::dom::array list;
    object thing;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element& item : list) collect_names(item, depth + 1);
    } else if (value.get(thing) == simdjson::SUCCESS) {
      element id;
      element name;
      if (thing.at_key("@id").get(id) == simdjson::SUCCESS &&
          thing.at_key("name").get(name) == simdjson::SUCCESS && string_of(id) && string_of(name)) {
        names_.emplace(*string_of(id), plain_text(*string_of(name)));
      }
      for (const auto& field : thing) collect_names(field.value, depth + 1);
    }
  }

  void walk(const element& value, int depth) {
    if (depth > kMostNesting) return;
    simdjson::dom::array list;
    object thing;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element& item : list) walk(item, depth + 1);
    } else if (value.get(thing) == simdjson::SUCCESS) {
      const int rank = rank_of(thing);
      if (rank > rank_) {
        rank_ = rank;
        read_article(thing, rank);
      }
      // Not into lists of other articles, comments and the like.
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "article"}) {
        element inner;
        if (thing.at_key(key).get(inner) == simdjson::SUCCESS) walk(inner, depth + 1);
      }
    }
  }

  static std::string text(const object& thing, const char* key) {
    element value;
    if (thing.at_key(key).get(value) != simdjson::SUCCESS) return "";
    simdjson::dom::array list;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element& item : list) {
        if (string_of(item)) return on_one_line(plain_text(*string_of(item)));
      }
      return "";
    }
    return on_one_line(plain_text(string_of(value).value_or("")));
  }

  void append_names(const element& value, std::vector<std::string>& names, int depth = 0) const {
    if (depth > 3 || names.size() >= kMostNames) return;
    simdjson::dom::array list;
    object thing;
    std::string name;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element& item : list) append_names(item, names, depth + 1);
    } else if (value.get(thing) == simdjson::SUCCESS) {
      element inner;
      if (thing.at_key("name").get(inner) == simdjson::SUCCESS) {
        append_names(inner, names, depth + 1);
      } else if (thing.at_key("@id").get(inner) == simdjson::SUCCESS && string_of(inner)) {
        const auto found = names_.find(std::string(*string_of(inner)));
        if (found != names_.end()) name = found->second;
      }
    } else if (string_of(value)) {
      name = plain_text(*string_of(value));
    }
    name = on_one_line(name);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }

  std::vector<std::string> list(const object& thing, const char* key) const {
    std::vector<std::string> names;
    element value;
    if (thing.at_key(key).get(value) == simdjson::SUCCESS) append_names(value, names);
    return names;
  }

  void read_article(const object& thing, int rank) {
    best_ = JsonLd();
    best_.article = rank == 2;
    best_.headline = text(thing, "headline");
    if (best_.headline.empty() && best_.article) best_.headline = text(thing, "name");
    element body;
    if (thing.at_key("articleBody").get(body) == simdjson::SUCCESS) {
      best_.body = plain_text(string_of(body).value_or(""));
    }
    best_.published = text(thing, "datePublished");
    best_.created = text(thing, "dateCreated");
    best_.modified = text(thing, "dateModified");
    best_.authors = list(thing, "author");
    const auto publishers = list(thing, "publisher");
    if (!publishers.empty()) best_.publisher = publishers.front();
    best_.language = text(thing, "inLanguage");
    best_.url = text(thing, "url");
    if (best_.url.empty()) best_.url = text(thing, "mainEntityOfPage");
    best_.sections = list(thing, "articleSection");
    best_.keywords = list(thing, "keywords");
  }

  std::map<std::string, std::string> names_;  // by @id
  JsonLd best_;
  int rank_ = 0;
};

}  // namespace

JsonLd read_json_ld(const Tree& tree) {
  Reader reader;
  simdjson::dom::parser parser;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].tag != Tag::kScript) continue;
    const std::string type(trim(tree.attribute(id, "type")));
    if (type.find("ld+json") == std::string::npos) continue;
    const std::string script = tidy(tree.raw_text(id));
    if (script.empty() || script.size() > kMostScriptBytes) continue;
    element root;
    if (parser.parse(script).get(root) == simdjson::SUCCESS) reader.read(root);
  }
  return reader.take();
}

}  // namespace dateline::html
