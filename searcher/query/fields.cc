#include "searcher/query/fields.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t kLongestName = 20;

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

template <typename Visit>
void for_each_name(const QueryField& field, Visit visit) {
  visit(field.name);
  for (const std::string_view alias : field.aliases) {
    if (!alias.empty()) visit(alias);
  }
}

// Letters to add, drop, change or swap with a neighbour to make one word of the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before;
  std::vector<std::size_t> last(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t> row(b.size() + 1, i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before = std::exchange(last, std::move(row));
  }
  return last.back();
}

}  // namespace

Node::Kind node_kind(Field field) {
  switch (field) {
    case Field::kTitle:
      return Node::Kind::kTitle;
    case Field::kHeadLead:
      return Node::Kind::kHeadLead;
    case Field::kBody:
      return Node::Kind::kBody;
    case Field::kCountry:
      return Node::Kind::kCountry;
    case Field::kMentions:
      return Node::Kind::kMentions;
    case Field::kSource:
      return Node::Kind::kSource;
    case Field::kSourceCountry:
      return Node::Kind::kSourceCountry;
    case Field::kLanguage:
      return Node::Kind::kLanguage;
    case Field::kAuthor:
      return Node::Kind::kAuthor;
    case Field::kTopic:
      return Node::Kind::kTopic;
    case Field::kId:
      return Node::Kind::kId;
    case Field::kStory:
      return Node::Kind::kStory;
    case Field::kWords:
      return Node::Kind::kWordCount;
    case Field::kDate:
    case Field::kSince:
    case Field::kUntil:
    case Field::kBefore:
    case Field::kAfter:
      break;
  }
  return Node::Kind::kDate;
}

DateBound date_bound(Field field) {
  switch (field) {
    case Field::kSince:
      return DateBound::kSince;
    case Field::kUntil:
      return DateBound::kUntil;
    case Field::kBefore:
      return DateBound::kBefore;
    case Field::kAfter:
      return DateBound::kAfter;
    default:
      return DateBound::kWithin;
  }
}

const QueryField* find_field(std::string_view name) {
  if (name.size() > kLongestName) return nullptr;
  const std::string lower = lower_ascii(name);
  for (const QueryField& field : kFieldTable) {
    bool found = false;
    for_each_name(field, [&](std::string_view known) { found = found || known == lower; });
    if (found) return &field;
  }
  return nullptr;
}

const QueryField* find_field_by_code(std::string_view name) {
  if (const QueryField* field = find_field(name)) return field;
  const std::string lower = lower_ascii(name.substr(0, kLongestName));
  for (const QueryField& field : kFieldTable) {
    if (!field.code.empty() && field.code == lower) return &field;
  }
  return nullptr;
}

std::string_view field_name(Node::Kind kind) {
  for (const QueryField& field : kFieldTable) {
    if (node_kind(field.field) == kind) return field.name;
  }
  return {};
}

const QueryField* similar_field(std::string_view name) {
  if (name.size() < 4 || name.size() > kLongestName) return nullptr;
  const std::string lower = lower_ascii(name);
  const QueryField* best = nullptr;
  std::size_t best_distance = name.size() < 7 ? 2 : 3;  // one above what counts as close
  for (const QueryField& field : kFieldTable) {
    for_each_name(field, [&](std::string_view known) {
      if (known.size() < 4) return;
      const std::size_t distance = edit_distance(lower, known);
      if (distance < best_distance) {
        best = &field;
        best_distance = distance;
      }
    });
  }
  return best;
}

}  // namespace dateline
