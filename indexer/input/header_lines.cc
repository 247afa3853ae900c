#include "indexer/input/header_lines.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/input/field_values.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxKeyBytes = 40;
constexpr std::size_t kMaxLines = 40;

struct HeaderLine {
  std::string_view key;
  std::string_view value;
  FieldMatch match;
};

bool is_key(std::string_view key) {
  if (key.empty() || key.size() > kMaxKeyBytes) return false;
  return std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ' ' || c == '.';
  });
}

// Not a key but the beginning of an address or a time.
bool is_value(std::string_view value) {
  return !value.starts_with("//") && (value.empty() || value[0] == ' ' || value[0] == '\t');
}

std::string json_text(std::string_view value) { return nlohmann::json(std::string(value)).dump(); }

void assign(Article& article, const HeaderLine& line, std::vector<int>& best_rank) {
  std::vector<std::string> unknown;
  const auto index = static_cast<std::size_t>(line.match.field);
  const FieldValue value{{std::string(line.value)}, false};
  const bool wins = line.match.field == Field::kTopics || line.match.rank < best_rank[index];
  if (line.match.field != Field::kExtra && wins &&
      set_field(article, line.match.field, value, unknown)) {
    best_rank[index] = line.match.rank;
    for (const std::string& name : unknown) {
      article.extra.push_back({std::string(line.key), json_text(name)});
    }
  } else if (!line.value.empty()) {
    article.extra.push_back({std::string(line.key), json_text(line.value)});
  }
}

}  // namespace

std::size_t read_header_lines(std::string_view text, const FieldMap& fields, Article& article) {
  std::vector<HeaderLine> lines;
  std::size_t known = 0;
  std::size_t begin = 0;
  bool ended = false;
  while (begin < text.size() && !ended) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = std::min(end + 1, text.size());
    if (trim(line).empty()) {
      if (lines.empty()) continue;
      ended = true;
      break;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || lines.size() == kMaxLines) return 0;
    const std::string_view key = trim(line.substr(0, colon));
    if (!is_key(key) || !is_value(line.substr(colon + 1))) return 0;
    const FieldMatch match = fields.find(key);
    const bool is_known = match.header;
    if (lines.empty() && !is_known) return 0;
    known += is_known ? 1 : 0;
    lines.push_back({key, trim(line.substr(colon + 1)), is_known ? match : FieldMatch()});
  }
  if (lines.empty() || known * 2 <= lines.size()) return 0;
  if (!ended && begin < text.size()) return 0;
  std::vector<int> best_rank(kFieldCount, std::numeric_limits<int>::max());
  for (const HeaderLine& line : lines) assign(article, line, best_rank);
  return begin;
}

}  // namespace dateline
