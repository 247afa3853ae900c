#pragma once

#include <string>
#include <vector>

#include "searcher/engine/request.h"

namespace dateline {

// "country, mentions, ... or day", for help and messages.
std::string facet_names();
std::vector<std::string> facet_name_list();

// What --facet asks for: names with ":N" or without, "none"; the usual facets when there are no
// values. Throws Error::Kind::kUsage, with a hint, for what is no facet or number.
std::vector<FacetRequest> facet_requests(const std::vector<std::string>& values);

}  // namespace dateline
