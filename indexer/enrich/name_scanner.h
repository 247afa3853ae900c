#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/enrich/country_mentions.h"
#include "indexer/enrich/gazetteer.h"

namespace dateline {

// A phrase of the gazetteer found in a text, whose meaning may still be open.
struct NameCandidate {
  MentionPlace place = MentionPlace::kBody;
  std::size_t begin = 0;  // bytes of the field
  std::size_t end = 0;
  const NameEntry* entry = nullptr;
  std::size_t first_word = 0;  // among the words of the field
  std::size_t words = 0;
  Gap gap = Gap::kBreak;       // before its first word
  bool weak = false;           // counts where the country is named otherwise
  bool surname = false;        // part of another name, "Denzel Washington": no mention
  bool person = false;         // may be a first name: "Jordan Smith"
  bool located = false;        // is a place: "in Jordan", "Reading police"
  std::int32_t country = -1;   // decided already
  std::int32_t fallback = -1;  // when nothing decides
};

// Appends the candidates of one field (kTitle or kBody), in reading order, without those that the
// words beside them rule out: streets, cities of other countries ("Paris, Texas"), credit lines.
void scan_names(std::string_view text, MentionPlace field, bool english,
                std::vector<NameCandidate>& out);

}  // namespace dateline
