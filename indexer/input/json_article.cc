#include "indexer/input/json_article.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/input/field_values.h"
#include "indexer/input/title.h"

namespace dateline {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

constexpr int kMaxDepth = 4;  // of objects in objects, in search of their text

// Where an object that stands for a text has it: names of people and papers, the extended JSON of
// databases, rendered fragments, XML turned into JSON.
constexpr const char* kTextKeys[] = {"name",  "value", "text",  "rendered", "label",       "term",
                                     "$date", "$oid",  "#text", "code",     "$numberLong", "id"};

struct Candidate {
  FieldMatch match;
  std::string key;
  element value;
};

// Escapes in JSON can put any control character into a string.
std::string clean(std::string_view text) {
  const bool has_controls = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n';
  });
  return has_controls || text.starts_with(kByteOrderMark) ? repair_utf8(text) : std::string(text);
}

void append_pieces(const element& value, int depth, std::vector<std::string>& pieces) {
  if (depth > kMaxDepth) return;
  switch (value.type()) {
    case element_type::NULL_VALUE:
      return;
    case element_type::STRING:
      pieces.push_back(clean(std::string_view(value)));
      return;
    case element_type::ARRAY:
      for (const element& item : simdjson::dom::array(value))
        append_pieces(item, depth + 1, pieces);
      return;
    case element_type::OBJECT:
      for (const char* key : kTextKeys) {
        element inner;
        if (value.at_key(key).get(inner) != simdjson::SUCCESS || inner.is_null()) continue;
        append_pieces(inner, depth + 1, pieces);
        return;
      }
      return;
    default:
      pieces.push_back(simdjson::minify(value));
  }
}

bool is_empty(const FieldValue& value) {
  return std::all_of(value.pieces.begin(), value.pieces.end(),
                     [](const std::string& piece) { return trim(piece).empty(); });
}

void keep(Article& article, const std::string& key, const element& value) {
  article.extra.push_back({key, simdjson::minify(value)});
}

// Sorts the fields of `fields_of` into candidates for article fields and the rest. Below the top
// level only paths that the user mapped count: their whole parent is kept anyway.
void collect_candidates(const object& fields_of, const std::string& path, const FieldMap& fields,
                        Article& article, std::vector<Candidate>& candidates) {
  for (const auto& [key, value] : fields_of) {
    if (value.is_null()) continue;
    std::string name = path + clean(key);
    const FieldMatch match = fields.find(name);
    if (match.field != Field::kExtra) {
      const auto same = std::find_if(candidates.begin(), candidates.end(), [&](const auto& other) {
        return other.match.field == match.field && other.key == name;
      });
      if (same != candidates.end()) {
        same->value = value;  // a key given twice: the last one counts
      } else {
        candidates.push_back({match, name, value});
      }
    } else if (path.empty()) {
      keep(article, name, value);
    }
    object inner;
    if (fields.has_path_below(name) && value.get(inner) == simdjson::SUCCESS) {
      collect_candidates(inner, name + ".", fields, article, candidates);
    }
  }
}

}  // namespace

void read_json_article(const object& record, const FieldMap& fields, Article& article) {
  article = Article();
  std::vector<Candidate> candidates;
  collect_candidates(record, "", fields, article, candidates);
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    return std::pair(a.match.field, a.match.rank) < std::pair(b.match.field, b.match.rank);
  });
  std::array<bool, kFieldCount> filled = {};
  for (const Candidate& candidate : candidates) {
    const Field field = candidate.match.field;
    bool& is_filled = filled[static_cast<std::size_t>(field)];
    FieldValue value;
    value.is_list = candidate.value.is_array();
    append_pieces(candidate.value, 0, value.pieces);
    std::vector<std::string> unknown;
    if ((field == Field::kTopics || !is_filled) && set_field(article, field, value, unknown)) {
      is_filled = true;
      if (!unknown.empty()) {
        article.extra.push_back({candidate.key, nlohmann::json(unknown).dump()});
      }
    } else if (!is_empty(value) || candidate.value.is_object()) {
      keep(article, candidate.key, candidate.value);
    }
  }
  if (article.title.empty()) article.title = derive_title(article.body).title;
}

}  // namespace dateline
