#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/article.h"

namespace dateline {

// The country in which an article was published, as far as one can tell, and why.
struct HomeCountry {
  std::int32_t country = -1;  // index into countries(); -1: unknown
  std::string text;           // what tells it: "GB", "example.co.uk"
  std::string_view field;     // the field of the article it is from; "" for the last two
  std::string_view rule;      // as it stands in evidence: "home-source" ...
};

// The country that the source gave, else that of the URL's domain, else `fallback`, else `habit`:
// the one that its source writes about. Codes, or "". Domains that are sold to the whole world
// (.tv, .io) tell nothing.
HomeCountry find_home_country(const Article& article, std::string_view fallback,
                              std::string_view habit = "");

}  // namespace dateline
