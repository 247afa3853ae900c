#include "indexer/input/record_fields.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/input/title.h"

namespace dateline {
namespace {

std::string joined(const FieldValue& value) {
  std::string text;
  for (const std::string& piece : value.pieces) text += piece + "\n";
  return on_one_line(text);
}

}  // namespace

void RecordFields::add(FieldMatch match, std::string name, FieldValue value) {
  fields_.push_back({match, std::move(name), std::move(value)});
}

void RecordFields::add(FieldMatch match, std::string name, std::string text) {
  FieldValue value;
  value.pieces.push_back(std::move(text));
  add(match, std::move(name), std::move(value));
}

void RecordFields::fill(Article& article) {
  article = Article();
  std::stable_sort(fields_.begin(), fields_.end(), [](const Entry& a, const Entry& b) {
    return std::pair(a.match.field, a.match.rank) < std::pair(b.match.field, b.match.rank);
  });
  std::array<const FieldValue*, kFieldCount> winners = {};
  for (const Entry& entry : fields_) {
    const FieldValue*& winner = winners[static_cast<std::size_t>(entry.match.field)];
    std::vector<std::string> unknown;
    const bool wanted = entry.match.field == Field::kTopics || winner == nullptr;
    if (wanted && set_field(article, entry.match.field, entry.value, unknown)) {
      winner = &entry.value;
      if (!unknown.empty()) add_extra(article, entry.name, FieldValue{std::move(unknown), true});
    } else if (winner == nullptr || joined(*winner) != joined(entry.value)) {
      add_extra(article, entry.name, entry.value);
    }
  }
  if (article.title.empty()) article.title = derive_title(article.body).title;
}

void add_extra(Article& article, const std::string& name, const FieldValue& value) {
  std::vector<std::string> texts;
  for (const std::string& piece : value.pieces) {
    if (!trim(piece).empty()) texts.emplace_back(trim(piece));
  }
  if (texts.empty()) return;
  const auto is_free = [&](const std::string& key) {
    return std::none_of(article.extra.begin(), article.extra.end(),
                        [&](const ExtraField& field) { return field.name == key; });
  };
  std::string key = name;
  for (int number = 2; !is_free(key); ++number) key = name + "_" + std::to_string(number);
  const bool is_list = value.is_list || texts.size() > 1;
  const nlohmann::json json = is_list ? nlohmann::json(texts) : nlohmann::json(texts.front());
  article.extra.push_back({std::move(key), json.dump()});
}

void add_extra(Article& article, const std::string& name, std::string_view text) {
  add_extra(article, name, FieldValue{{std::string(text)}, false});
}

}  // namespace dateline
