#include "searcher/engine/complete.h"

#include <algorithm>
#include <map>

#include "common/country.h"
#include "common/language.h"
#include "common/text/fold.h"
#include "searcher/engine/plan.h"
#include "searcher/query/ast.h"
#include "searcher/query/fields.h"

namespace dateline {
namespace {

CompletionKind kind_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::kSource:
      return CompletionKind::kSource;
    case Dimension::kLanguage:
      return CompletionKind::kLanguage;
    case Dimension::kTopic:
      return CompletionKind::kTopic;
    case Dimension::kAuthor:
      return CompletionKind::kAuthor;
    default:
      return CompletionKind::kCountry;
  }
}

// Whether a word of `name` begins with `prefix`, or the whole of it does; both folded.
bool has_word(std::string_view name, std::string_view prefix) {
  for (std::size_t at = name.find(prefix); at != std::string_view::npos;
       at = name.find(prefix, at + 1)) {
    if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-') return true;
  }
  return false;
}

std::vector<std::string> names_of(Dimension dimension, const std::string& value) {
  std::vector<std::string> names = {fold(value)};
  if (kind_of(dimension) == CompletionKind::kCountry) {
    if (const Country* country = find_country(value)) {
      names.push_back(fold(country->name));
      for (const std::string& name : country->names) names.push_back(fold(name));
    }
  } else if (dimension == Dimension::kLanguage) {
    names.push_back(fold(language_name(value)));
  }
  return names;
}

std::string completion_label(Dimension dimension, const std::string& value) {
  if (kind_of(dimension) == CompletionKind::kCountry) {
    const Country* country = find_country(value);
    return country == nullptr ? value : country->name;
  }
  return dimension == Dimension::kLanguage ? language_name(value) : value;
}

void sort_and_cut(std::vector<Completion>& completions, std::size_t limit) {
  std::sort(completions.begin(), completions.end(), [](const Completion& a, const Completion& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  });
  if (completions.size() > limit) completions.resize(limit);
}

std::vector<Completion> values_with(const Snapshot& snapshot, Node::Kind node, Dimension dimension,
                                    std::string_view typed) {
  const std::string prefix = fold(typed);
  std::map<std::string, std::string> spellings;  // by what is compared
  for (const Segment& segment : snapshot.segments()) {
    const ValueColumn& column = segment.columns().column(dimension);
    for (std::uint32_t i = 0; i < column.dictionary_size(); ++i) {
      const std::string value(column.string(i));
      spellings.emplace(comparable(dimension, value), value);
    }
  }
  std::vector<Completion> found;
  for (const auto& [compared, value] : spellings) {
    const std::vector<std::string> names = names_of(dimension, value);
    if (std::none_of(names.begin(), names.end(),
                     [&](const std::string& name) { return has_word(name, prefix); })) {
      continue;
    }
    Node field;
    field.kind = node;
    field.values = {value};
    found.push_back({to_string(field), completion_label(dimension, value),
                     document_frequency(snapshot, make_term(info(dimension).prefix, compared)),
                     kind_of(dimension)});
  }
  return found;
}

std::vector<Completion> words_with(const Snapshot& snapshot, std::string_view typed) {
  const std::string prefix = fold(typed);
  if (prefix.empty()) return {};
  std::map<std::string_view, std::uint64_t> counts;
  for (const Segment& segment : snapshot.segments()) {
    const auto [first, last] = segment.words().with_prefix(prefix);
    for (std::uint32_t i = first; i < last; ++i) {
      const WordEntry entry = segment.words()[i];
      counts[entry.surface] += entry.documents;
    }
  }
  std::vector<Completion> found;
  for (const auto& [word, count] : counts) {
    found.push_back({std::string(word), std::string(word), count, CompletionKind::kWord});
  }
  return found;
}

std::vector<Completion> fields_with(std::string_view typed) {
  std::vector<Completion> found;
  for (const QueryField& field : kFieldTable) {
    if (!field.name.starts_with(typed)) continue;
    found.push_back(
        {std::string(field.name) + ":", std::string(field.help), 0, CompletionKind::kField});
  }
  return found;
}

// Takes what stays in front off `typed`.
std::string take_lead(std::string_view& typed) {
  const std::size_t begin = std::min(typed.find_first_not_of("-+("), typed.size());
  std::string lead(typed.substr(0, begin));
  typed.remove_prefix(begin);
  return lead;
}

}  // namespace

std::string_view completion_kind_name(CompletionKind kind) {
  switch (kind) {
    case CompletionKind::kField:
      return "field";
    case CompletionKind::kCountry:
      return "country";
    case CompletionKind::kSource:
      return "source";
    case CompletionKind::kLanguage:
      return "language";
    case CompletionKind::kTopic:
      return "topic";
    case CompletionKind::kAuthor:
      return "author";
    case CompletionKind::kWord:
      break;
  }
  return "word";
}

std::vector<Completion> complete(const Snapshot& snapshot, std::string_view typed,
                                 std::size_t limit) {
  std::string lead = take_lead(typed);
  std::vector<Completion> found;
  std::vector<Completion> first;
  const std::size_t colon = typed.find(':');
  const QueryField* field =
      colon == std::string_view::npos ? nullptr : find_field(typed.substr(0, colon));
  if (field == nullptr) {
    first = fields_with(fold(typed));
    if (first.size() > limit) first.resize(limit);
    found = words_with(snapshot, typed);
  } else if (field->dimension) {
    std::string_view value = typed.substr(colon + 1);
    const std::size_t comma = value.rfind(',');
    const std::string earlier(comma == std::string_view::npos ? "" : value.substr(0, comma + 1));
    value.remove_prefix(earlier.size());
    if (value.starts_with('"')) value.remove_prefix(1);
    found = values_with(snapshot, node_kind(field->field), *field->dimension, value);
    const std::size_t name = field->name.size() + 1;
    for (Completion& each : found) each.text.insert(std::min(name, each.text.size()), earlier);
  } else if (field->kind == FieldKind::kZone) {
    found = words_with(snapshot, typed.substr(colon + 1));
    for (Completion& each : found) each.text.insert(0, std::string(field->name) + ":");
  }
  sort_and_cut(found, limit);
  first.insert(first.end(), found.begin(), found.end());
  for (Completion& each : first) each.text.insert(0, lead);
  return first;
}

}  // namespace dateline
