#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/index/schema.h"

namespace dateline {

// What articles are filtered and counted by, besides the date.
enum class Dimension : std::uint8_t {
  kCountry,
  kMentions,
  kSource,
  kSourceCountry,
  kLanguage,
  kTopic,
  kAuthor,
};
inline constexpr std::size_t kDimensions = 7;

enum class Field : std::uint8_t {
  kTitle,
  kHeadLead,
  kBody,
  kCountry,
  kMentions,
  kDate,
  kSince,
  kUntil,
  kBefore,
  kAfter,
  kSource,
  kSourceCountry,
  kLanguage,
  kAuthor,
  kTopic,
  kId,
  kStory,
  kWords,
};

// What stands after the colon of a field, and how it is read.
enum class FieldKind : std::uint8_t {
  kZone,      // text, matched in a part of the article: a word, a quotation, brackets
  kCountry,   // a country by code or any of its names
  kLanguage,  // a language by code or name
  kValue,     // text compared as a whole
  kDate,      // a period
  kCount,     // a number, a range of numbers, or one after < or >
};

// Names and aliases are lower case; a searcher may type any.
struct FieldInfo {
  Field field;
  FieldKind kind;
  std::string_view name;
  std::array<std::string_view, 4> aliases = {};  // empty ones stand last
  std::string_view code = {};   // of Factiva: a name for it that may stand before = alone
  std::string_view facet = {};  // the name of what counts by it; empty for none
  std::optional<Dimension> dimension = {};
  std::string_view prefix = {};  // of its terms
  std::optional<std::uint32_t> slot = {};
  std::string_view example;
  std::string_view help;
};

// The one table of fields. The terms and values of the index, facets, the reader of queries, help,
// manual page and completion follow it; docs/query-language.md prints it, and a test compares.
// clang-format off
inline constexpr std::array<FieldInfo, 18> kFieldTable = {{
    {.field = Field::kTitle, .kind = FieldKind::kZone, .name = "title",
     .aliases = {"intitle", "hd", "headline"}, .prefix = kTitlePrefix, .example = "title:embassy",
     .help = "in the headline"},
    {.field = Field::kHeadLead, .kind = FieldKind::kZone, .name = "hlead", .aliases = {"hlp"},
     .example = "hlead:\"cyber attack\"", .help = "in the headline or the lead"},
    {.field = Field::kBody, .kind = FieldKind::kZone, .name = "body", .aliases = {"intext"},
     .example = "body:(embassy OR consulate)", .help = "below the headline"},
    {.field = Field::kCountry, .kind = FieldKind::kCountry, .name = "country",
     .aliases = {"countries"}, .code = "re", .facet = "country", .dimension = Dimension::kCountry,
     .prefix = kCountryPrefix, .slot = kFirstCountrySlot, .example = "country:AL,iran",
     .help = "a country that the story is about"},
    {.field = Field::kMentions, .kind = FieldKind::kCountry, .name = "mentions",
     .aliases = {"mention"}, .facet = "mentions", .dimension = Dimension::kMentions,
     .prefix = kMentionPrefix, .example = "mentions:iran",
     .help = "a country that is named at all"},
    {.field = Field::kDate, .kind = FieldKind::kDate, .name = "date", .code = "pd", .facet = "date",
     .slot = kDateSlot, .example = "date:2022-07..2022-09",
     .help = "printed in this period; none for undated articles"},
    {.field = Field::kSince, .kind = FieldKind::kDate, .name = "since",
     .example = "since:2022-09-08", .help = "printed on this day or later"},
    {.field = Field::kUntil, .kind = FieldKind::kDate, .name = "until", .example = "until:2022-09",
     .help = "printed on this day or earlier"},
    {.field = Field::kBefore, .kind = FieldKind::kDate, .name = "before", .example = "before:2022",
     .help = "printed earlier than this"},
    {.field = Field::kAfter, .kind = FieldKind::kDate, .name = "after",
     .example = "after:2022-09-08", .help = "printed later than this"},
    {.field = Field::kSource, .kind = FieldKind::kValue, .name = "source",
     .aliases = {"site", "src", "publication"}, .code = "sn", .facet = "source",
     .dimension = Dimension::kSource, .prefix = kSourcePrefix, .slot = kSourceSlot,
     .example = "source:\"Daily Mirror\"", .help = "the paper, agency or site"},
    {.field = Field::kSourceCountry, .kind = FieldKind::kCountry, .name = "sourcecountry",
     .aliases = {"source_country", "location"}, .facet = "sourcecountry",
     .dimension = Dimension::kSourceCountry, .prefix = kSourceCountryPrefix,
     .example = "sourcecountry:LK", .help = "the country that the source is published in"},
    {.field = Field::kLanguage, .kind = FieldKind::kLanguage, .name = "lang",
     .aliases = {"language"}, .code = "la", .facet = "language", .dimension = Dimension::kLanguage,
     .prefix = kLanguagePrefix, .slot = kLanguageSlot, .example = "lang:en,german",
     .help = "the language of the article"},
    {.field = Field::kAuthor, .kind = FieldKind::kValue, .name = "author",
     .aliases = {"authors", "byline"}, .code = "by", .facet = "author",
     .dimension = Dimension::kAuthor, .prefix = kAuthorPrefix, .example = "author:\"Jane Doe\"",
     .help = "who wrote it"},
    {.field = Field::kTopic, .kind = FieldKind::kValue, .name = "topic",
     .aliases = {"topics", "tag", "section", "category"}, .code = "ns", .facet = "topic",
     .dimension = Dimension::kTopic, .prefix = kTopicPrefix, .example = "topic:sports",
     .help = "a topic that the source gave"},
    {.field = Field::kId, .kind = FieldKind::kValue, .name = "id", .prefix = kIdPrefix,
     .example = "id:https://example.org/news/1", .help = "the article with this identity"},
    {.field = Field::kStory, .kind = FieldKind::kValue, .name = "story", .prefix = kStoryPrefix,
     .example = "story:s-17", .help = "the copies of one story"},
    {.field = Field::kWords, .kind = FieldKind::kCount, .name = "words",
     .aliases = {"wc", "wordcount", "length"}, .example = "words:>500",
     .help = "how many words the article has"},
}};
// clang-format on

}  // namespace dateline
