#include "searcher/session/input.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "searcher/query/ast.h"

namespace dateline {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

Input parse_input(std::string_view line) {
  const std::string_view text = trim(line);
  if (text.empty()) return {};
  if (line.size() > 1 && line[0] == '.' && is_letter(line[1])) {
    const std::size_t end = std::min(line.find_first_of(" \t\n"), line.size());
    return {Input::Kind::kCommand, lower(line.substr(1, end - 1)),
            std::string(trim(line.substr(end)))};
  }
  const bool sign = line[0] == '+' || line[0] == '-';
  if (sign && line.size() > 1 && line[1] != ' ') {
    return {Input::Kind::kRefine, "", std::string(text)};
  }
  return {Input::Kind::kQuery, "", std::string(text)};
}

bool is_open(std::string_view query) {
  bool quoted = false;
  std::size_t brackets = 0;
  for (std::size_t position = 0; position < query.size();) {
    const char32_t c = next_code_point(query, position);
    if (c == U'"') quoted = !quoted;
    if (c == U'\u201c') quoted = true;
    if (c == U'\u201d') quoted = false;
    if (quoted) continue;
    if (c == U'(') ++brackets;
    if (c == U')' && brackets > 0) --brackets;
  }
  return quoted || brackets > 0;
}

std::string refined(const std::string& query, std::string_view refinement, Day today) {
  if (refinement.starts_with('+')) refinement.remove_prefix(1);
  const std::string addition(trim(refinement));
  if (trim(query).empty()) return addition;
  const Node root = parse_query(query, today).root;
  const std::string canonical = is_open(query) ? to_string(root) : query;
  return (root.kind == Node::Kind::kOr ? "(" + canonical + ")" : canonical) + " " + addition;
}

}  // namespace dateline
