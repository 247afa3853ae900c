#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/snapshot.h"

namespace dateline {

enum class CompletionKind : std::uint8_t {
  kField,
  kWord,
  kCountry,
  kSource,
  kLanguage,
  kTopic,
  kAuthor,
};

struct Completion {
  std::string text;         // what stands in the place of what was typed: "country:AL"
  std::string label;        // for people: "Albania"; "in the headline" of a field
  std::uint64_t count = 0;  // documents that have it, deleted ones included; 0 of a field
  CompletionKind kind = CompletionKind::kWord;
};

std::string_view completion_kind_name(CompletionKind kind);

// How the last word of a query may go on: fields of the query language, words of the index, and
// after `country:`, `source:` and their like the values in the index, countries and languages by
// code or name, others by the beginning of any of their words. Brackets and signs before the word,
// and values before a comma, stay. Fields come first, then what most documents have; at most
// `limit` of each of the two.
std::vector<Completion> complete(const Snapshot& snapshot, std::string_view typed,
                                 std::size_t limit);

}  // namespace dateline
