#include "indexer/input/html/plain_text.h"

#include <vector>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/input/html/blocks.h"
#include "indexer/input/html/tree.h"

namespace dateline::html {
namespace {

// "<p", "</p": not "a < b".
bool has_tag(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::size_t name = at + (text.substr(at + 1, 1) == "/" ? 2 : 1);
    if (name < text.size() && is_ascii_letter(text[name])) return true;
  }
  return false;
}

bool has_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    if (at + 1 < text.size() && (is_ascii_letter(text[at + 1]) || text[at + 1] == '#')) return true;
  }
  return false;
}

std::string of_markup(std::string_view text) {
  Tree tree;
  std::string out;
  if (!tree.parse(text)) return out;
  const std::vector<Role> roles(tree.size(), Role::kNone);
  for (const Block& block : blocks_of(tree, roles)) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

// The entities alone: line ends stay where they are.
std::string of_entities(std::string_view text) {
  Tree tree;
  if (!tree.parse("<title>" + std::string(text) + "</title>")) return std::string(text);
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (tree[id].tag == Tag::kTitle) return tree.raw_text(id);
  }
  return std::string(text);
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string repaired = repair_utf8(text);
  // Escaped twice: "&lt;p&gt;" in a value becomes "<p>".
  if (has_entity(repaired) && !has_tag(repaired)) repaired = of_entities(repaired);
  if (has_tag(repaired)) repaired = of_markup(repaired);
  return std::string(trim(repaired));
}

}  // namespace dateline::html
