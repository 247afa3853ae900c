#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "common/index/dimension.h"
#include "searcher/engine/request.h"

namespace dateline {

struct FacetInfo {
  Facet facet;
  std::string_view name;               // in --facet and in every machine format
  std::string_view heading;            // for people
  std::optional<Dimension> dimension;  // none of what counts dates
};

// The facets, in the order of Facet.
inline constexpr std::array<FacetInfo, kFacets> kFacetTable = {{
    {Facet::kCountry, "country", "Country", Dimension::kCountry},
    {Facet::kMentions, "mentions", "Mentions", Dimension::kMentions},
    {Facet::kSource, "source", "Source", Dimension::kSource},
    {Facet::kSourceCountry, "sourcecountry", "Source country", Dimension::kSourceCountry},
    {Facet::kLanguage, "language", "Language", Dimension::kLanguage},
    {Facet::kTopic, "topic", "Topic", Dimension::kTopic},
    {Facet::kAuthor, "author", "Author", Dimension::kAuthor},
    {Facet::kDate, "date", "Date", std::nullopt},
    {Facet::kYear, "year", "Date", std::nullopt},
    {Facet::kMonth, "month", "Date", std::nullopt},
    {Facet::kDay, "day", "Date", std::nullopt},
}};

inline const FacetInfo& info(Facet facet) { return kFacetTable[static_cast<std::size_t>(facet)]; }

// Whether a facet counts by time.
inline bool is_timeline(Facet facet) { return !info(facet).dimension; }

}  // namespace dateline
