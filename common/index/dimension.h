#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/index/schema.h"

namespace dateline {

// What articles are filtered and counted by, besides the date. One table says where each one's
// values live; columns, terms, facets and filters all follow it.
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

struct DimensionInfo {
  Dimension dimension;
  std::string_view name;    // as facets, options and fields are named
  std::string_view prefix;  // of its boolean terms
  bool code;                // values are codes: compared as they are; others are compared folded
};

inline constexpr std::array<DimensionInfo, kDimensions> kDimensionTable = {{
    {Dimension::kCountry, "country", kCountryPrefix, true},
    {Dimension::kMentions, "mentions", kMentionPrefix, true},
    {Dimension::kSource, "source", kSourcePrefix, false},
    {Dimension::kSourceCountry, "sourcecountry", kSourceCountryPrefix, true},
    {Dimension::kLanguage, "language", kLanguagePrefix, true},
    {Dimension::kTopic, "topic", kTopicPrefix, false},
    {Dimension::kAuthor, "author", kAuthorPrefix, false},
}};

inline const DimensionInfo& info(Dimension dimension) {
  return kDimensionTable[static_cast<std::size_t>(dimension)];
}

// The values of an article in a dimension, as stored and counted.
std::vector<std::string> values_of(const Article& article, Dimension dimension);

// What values are compared by: codes as they are, everything else folded.
std::string comparable(Dimension dimension, std::string_view value);

}  // namespace dateline
