#pragma once

#include <cstdint>
#include <vector>

namespace dateline {

// The lists of values that documents have most often, numbered: most documents of an archive share
// theirs with many others, and a pass that counts such numbers needs to look at each document once.
struct ValueSets {
  std::vector<std::uint16_t> set_of;  // by document; ValueColumn::kOtherSet for a rarer list
  std::vector<std::uint32_t> starts;  // by set, the most frequent first, and one more
  std::vector<std::uint32_t> values;  // of all sets
};

// `starts` and `values` are the parts of a ValueColumn: those of document i are
// values[starts[i], starts[i + 1]).
ValueSets make_value_sets(const std::vector<std::uint32_t>& starts,
                          const std::vector<std::uint32_t>& values);

}  // namespace dateline
