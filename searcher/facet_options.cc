#include "searcher/facet_options.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>
#include <system_error>

#include "common/error.h"
#include "searcher/engine/facet_table.h"

namespace dateline {
namespace {

constexpr std::size_t kDefaultValues = 10;
constexpr std::size_t kDefaultIntervals = 36;

// All years, months or days, unless a number says how many.
std::size_t default_limit(Facet facet) {
  if (facet == Facet::kDate) return kDefaultIntervals;
  return is_timeline(facet) ? std::numeric_limits<std::size_t>::max() : kDefaultValues;
}

Facet facet_of(std::string_view name) {
  for (const FacetInfo& facet : kFacetTable) {
    if (facet.name == name) return facet.facet;
  }
  throw Error(Error::Kind::kUsage, "--facet " + std::string(name) + " is unknown",
              "it is one of: " + facet_names());
}

}  // namespace

std::string facet_names() {
  std::string names;
  for (const FacetInfo& facet : kFacetTable) {
    if (!names.empty()) names += &facet == &kFacetTable.back() ? " or " : ", ";
    names += facet.name;
  }
  return names;
}

std::vector<std::string> facet_name_list() {
  std::vector<std::string> names;
  for (const FacetInfo& facet : kFacetTable) names.emplace_back(facet.name);
  return names;
}

std::vector<FacetRequest> facet_requests(const std::vector<std::string>& values) {
  std::vector<FacetRequest> facets;
  if (values.empty()) {
    for (const Facet facet : {Facet::kCountry, Facet::kSource, Facet::kLanguage, Facet::kDate}) {
      facets.push_back({facet, default_limit(facet)});
    }
    return facets;
  }
  for (const std::string& value : values) {
    if (value == "none") continue;
    const std::size_t colon = value.find(':');
    const Facet facet = facet_of(std::string_view(value).substr(0, colon));
    std::size_t limit = default_limit(facet);
    if (colon != std::string::npos) {
      const char* end = value.data() + value.size();
      const auto [stop, error] = std::from_chars(value.data() + colon + 1, end, limit);
      if (error != std::errc() || stop != end || limit == 0) {
        throw Error(Error::Kind::kUsage, "--facet " + value + " has no number after the colon",
                    "for example --facet country:20");
      }
    }
    facets.push_back({facet, limit});
  }
  return facets;
}

}  // namespace dateline
