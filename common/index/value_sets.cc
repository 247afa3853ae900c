#include "common/index/value_sets.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "common/index/columns.h"

namespace dateline {
namespace {

struct Set {
  std::uint32_t first;  // document that has it
  std::uint32_t documents = 0;
};

}  // namespace

ValueSets make_value_sets(const std::vector<std::uint32_t>& starts,
                          const std::vector<std::uint32_t>& values) {
  const auto documents = static_cast<std::uint32_t>(starts.size() - 1);
  std::vector<std::uint32_t> number_of(documents);
  std::vector<Set> sets;
  std::unordered_map<std::string_view, std::uint32_t> numbers;  // by the bytes of the values
  for (std::uint32_t doc = 0; doc < documents; ++doc) {
    const std::string_view bytes(reinterpret_cast<const char*>(values.data() + starts[doc]),
                                 (starts[doc + 1] - starts[doc]) * sizeof(std::uint32_t));
    const auto [known, added] = numbers.emplace(bytes, static_cast<std::uint32_t>(sets.size()));
    if (added) sets.push_back({doc});
    ++sets[known->second].documents;
    number_of[doc] = known->second;
  }
  std::vector<std::uint32_t> order(sets.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return sets[a].documents > sets[b].documents;
  });
  if (order.size() > ValueColumn::kOtherSet) order.resize(ValueColumn::kOtherSet);

  ValueSets made;
  std::vector<std::uint16_t> rank(sets.size(), ValueColumn::kOtherSet);
  made.starts.push_back(0);
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = static_cast<std::uint16_t>(i);
    const std::uint32_t doc = sets[order[i]].first;
    made.values.insert(made.values.end(), values.begin() + starts[doc],
                       values.begin() + starts[doc + 1]);
    made.starts.push_back(static_cast<std::uint32_t>(made.values.size()));
  }
  for (const std::uint32_t number : number_of) made.set_of.push_back(rank[number]);
  return made;
}

}  // namespace dateline
