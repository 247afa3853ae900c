#include "corpus/generator/alias_table.h"

namespace dateline::corpus {

AliasTable::AliasTable(std::span<const double> weights) : slots_(weights.size()) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  const double scale = static_cast<double>(weights.size()) / sum;
  std::vector<double> rest(weights.size());  // 1 is the mean
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    rest[i] = weights[i] * scale;
    (rest[i] < 1 ? small : large).push_back(i);
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t low = small.back();
    const std::uint32_t high = large.back();
    small.pop_back();
    slots_[low] = {static_cast<std::uint32_t>(rest[low] * 0x1p32), high};
    rest[high] -= 1 - rest[low];
    if (rest[high] < 1) {
      large.pop_back();
      small.push_back(high);
    }
  }
  for (const auto* left : {&small, &large}) {
    for (const std::uint32_t i : *left) slots_[i] = {0xffffffffu, i};
  }
}

}  // namespace dateline::corpus
