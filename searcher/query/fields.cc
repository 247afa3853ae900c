#include "searcher/query/fields.h"

#include <string>

#include "common/text/edit_distance.h"

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

const QueryField* field_of(Node::Kind kind) {
  for (const QueryField& field : kFieldTable) {
    if (node_kind(field.field) == kind) return &field;
  }
  return nullptr;
}

std::string_view field_name(Node::Kind kind) {
  const QueryField* field = field_of(kind);
  return field == nullptr ? std::string_view() : field->name;
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
