#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/enrich/country_mentions.h"

namespace dateline {

// A country named in an article, and how much speaks for the story being about it: the log-odds of
// an editor's label, from -5 (named in passing) to 10.
struct RankedCountry {
  std::uint16_t country = 0;  // index into countries()
  double score = 0;
  bool focus = false;
};

// The countries of `mentions`, most prominent first. The focus is what an editor would rather label
// than not; there may be none. `body_size` in bytes.
std::vector<RankedCountry> rank_countries(const std::vector<CountryMention>& mentions,
                                          std::size_t body_size);

}  // namespace dateline
