#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What can be shown of a hit, by the names of --fields and of every machine format.
enum class HitField : std::uint8_t {
  kQueryId,
  kQuery,
  kRank,
  kId,
  kTitle,
  kDate,
  kCountries,
  kMentions,
  kMentionedDates,
  kSource,
  kSourceCountry,
  kLanguage,
  kAuthors,
  kTopics,
  kUrl,
  kScore,
  kSnippet,
  kHighlights,
  kSimilar,
  kStory,
  kBody,
};

std::string_view field_name(HitField field);
// All of them, in the order of the contract.
std::vector<HitField> all_hit_fields();
// "query_id, query, rank ...": for help and messages.
std::string hit_field_names();

// Reads the values of --fields: names between commas, in the order they are to be shown, each once.
// Throws Error::Kind::kUsage on a name that is unknown, with the one that may be meant.
std::vector<HitField> parse_hit_fields(const std::vector<std::string>& values);

// What the formats show unasked: those with columns, and those of JSON.
std::span<const HitField> column_fields();
std::span<const HitField> json_fields();

// Whether any of `fields` needs the stored article, or its best passage.
bool need_article(std::span<const HitField> fields);
bool need_snippet(std::span<const HitField> fields);

}  // namespace dateline
