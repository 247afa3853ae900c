#pragma once

#include <string_view>
#include <vector>

#include "indexer/enrich/country_mentions.h"

namespace dateline {

// Adds to the mentions that the English gazetteer found in an article of another language those
// that the names of that language give, and takes out what the two read in the same place. Where
// the language has names of its own and English ones are not common in it, those of the gazetteer
// count only in text that is not in the language's script. The order stays that of
// find_country_mentions.
void add_foreign_mentions(std::string_view language, std::string_view title, std::string_view body,
                          std::vector<CountryMention>& mentions);

}  // namespace dateline
