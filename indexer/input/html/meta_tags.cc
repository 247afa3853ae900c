#include "indexer/input/html/meta_tags.h"

#include "common/text/utf8.h"
#include "indexer/input/field_values.h"

namespace dateline::html {

MetaTags::MetaTags(const Tree& tree) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].tag != Tag::kMeta) continue;
    std::string content = on_one_line(tree.attribute(id, "content"));
    if (content.empty()) continue;
    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
      std::string key(trim(tree.attribute(id, attribute)));
      if (key.empty()) continue;
      for (char& c : key) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      entries_.push_back({std::move(key), content});
    }
  }
}

std::string_view MetaTags::first(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys) {
    for (const Entry& entry : entries_) {
      if (entry.key == key) return entry.content;
    }
  }
  return {};
}

std::vector<std::string> MetaTags::all(std::string_view key) const {
  std::vector<std::string> contents;
  for (const Entry& entry : entries_) {
    if (entry.key == key) contents.push_back(entry.content);
  }
  return contents;
}

}  // namespace dateline::html
