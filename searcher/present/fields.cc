#include "searcher/present/fields.h"

#include <algorithm>
#include <array>

#include "common/error.h"
#include "common/text/edit_distance.h"

namespace dateline {
namespace {

struct FieldRow {
  HitField field;
  std::string_view name;
};

constexpr std::array<FieldRow, 21> kFields = {{
    {HitField::kQueryId, "query_id"},
    {HitField::kQuery, "query"},
    {HitField::kRank, "rank"},
    {HitField::kId, "id"},
    {HitField::kTitle, "title"},
    {HitField::kDate, "date"},
    {HitField::kCountries, "countries"},
    {HitField::kMentions, "mentions"},
    {HitField::kMentionedDates, "mentioned_dates"},
    {HitField::kSource, "source"},
    {HitField::kSourceCountry, "source_country"},
    {HitField::kLanguage, "language"},
    {HitField::kAuthors, "authors"},
    {HitField::kTopics, "topics"},
    {HitField::kUrl, "url"},
    {HitField::kScore, "score"},
    {HitField::kSnippet, "snippet"},
    {HitField::kHighlights, "highlights"},
    {HitField::kSimilar, "similar"},
    {HitField::kStory, "story"},
    {HitField::kBody, "body"},
}};

constexpr std::array kColumns = {HitField::kRank,   HitField::kId,        HitField::kTitle,
                                 HitField::kDate,   HitField::kCountries, HitField::kMentions,
                                 HitField::kSource, HitField::kLanguage,  HitField::kUrl,
                                 HitField::kScore,  HitField::kSnippet};
constexpr std::array kJson = {HitField::kRank,    HitField::kId,        HitField::kTitle,
                              HitField::kDate,    HitField::kCountries, HitField::kMentions,
                              HitField::kSource,  HitField::kLanguage,  HitField::kUrl,
                              HitField::kScore,   HitField::kSnippet,   HitField::kHighlights,
                              HitField::kSimilar, HitField::kStory};

HitField field_by_name(const std::string& name) {
  std::vector<std::string_view> known;
  for (const FieldRow& row : kFields) {
    if (row.name == name) return row.field;
    known.push_back(row.name);
  }
  const std::string_view meant = similar_name(name, known);
  throw Error(Error::Kind::kUsage, "--fields " + name + " is unknown",
              meant.empty() ? "the fields are: " + hit_field_names()
                            : "did you mean " + std::string(meant) + "?");
}

}  // namespace

std::string_view field_name(HitField field) {
  return kFields[static_cast<std::size_t>(field)].name;
}

std::vector<HitField> all_hit_fields() {
  std::vector<HitField> all;
  for (const FieldRow& row : kFields) all.push_back(row.field);
  return all;
}

std::string hit_field_names() {
  std::string names;
  for (const FieldRow& row : kFields) names += (names.empty() ? "" : ", ") + std::string(row.name);
  return names;
}

std::vector<HitField> parse_hit_fields(const std::vector<std::string>& values) {
  std::vector<HitField> fields;
  for (const std::string& value : values) {
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t comma = std::min(value.find(',', begin), value.size());
      if (comma > begin) {
        const HitField field = field_by_name(value.substr(begin, comma - begin));
        if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
      }
      begin = comma + 1;
    }
  }
  if (fields.empty()) {
    throw Error(Error::Kind::kUsage, "--fields names no field",
                "the fields are: " + hit_field_names());
  }
  return fields;
}

std::span<const HitField> column_fields() { return kColumns; }
std::span<const HitField> json_fields() { return kJson; }

bool need_article(std::span<const HitField> fields) {
  return std::any_of(fields.begin(), fields.end(), [](HitField field) {
    return field != HitField::kQueryId && field != HitField::kQuery && field != HitField::kRank &&
           field != HitField::kId && field != HitField::kDate && field != HitField::kScore &&
           field != HitField::kSimilar;
  });
}

bool need_snippet(std::span<const HitField> fields) {
  return std::any_of(fields.begin(), fields.end(), [](HitField field) {
    return field == HitField::kSnippet || field == HitField::kHighlights;
  });
}

}  // namespace dateline
