#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/enrich/gazetteer.h"

namespace dateline {

// Where a mention stands; they weigh differently.
enum class MentionPlace : std::uint8_t { kTitle, kDateline, kBody };

// A country named in an article: bytes [begin, end) of the title or the body.
struct CountryMention {
  MentionPlace place = MentionPlace::kBody;
  std::size_t begin = 0;
  std::size_t end = 0;
  NameRule rule = NameRule::kName;
  std::uint16_t country = 0;  // index into countries()
};

// All mentions, those of the title first, each field in reading order. What a name means is decided
// over the whole article: see country_words.tsv for the rules. `english`: whether the article may
// be in English; of another language's text only plain names and capitals are read. Credit lines
// and bylines have none. `home`: the country of publication, or -1; of towns that share a name its
// own is meant. Time is linear in the text.
std::vector<CountryMention> find_country_mentions(std::string_view title, std::string_view body,
                                                  bool english, std::int32_t home = -1);

}  // namespace dateline
