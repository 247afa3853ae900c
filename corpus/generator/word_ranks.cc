#include "corpus/generator/word_ranks.h"

#include "corpus/generator/elementary.h"

namespace dateline::corpus {
namespace {

constexpr double kBinRatioLog = 0.1732867951399863;  // four bins while ranks double
constexpr int kBins = (36 - 12) * 4;

}  // namespace

WordRanks::WordRanks() {
  std::vector<double> weights;
  for (std::uint32_t rank = 0; rank < kHeadSize; ++rank) weights.push_back(1 / (rank + kShift));
  // The tail carries on where the head ends: its weight is the integral of c / r^b.
  const double scale = power(kHeadSize, kTailExponent) / (kHeadSize + kShift);
  double begin = kHeadSize;
  for (int i = 1; i <= kBins; ++i) {
    const double end = kHeadSize * exponential(i * kBinRatioLog);
    const double exponent = kTailExponent - 1;
    weights.push_back(scale / exponent * (power(begin, -exponent) - power(end, -exponent)));
    const auto first = static_cast<std::uint64_t>(begin);
    const auto last = static_cast<std::uint64_t>(end);
    bins_.push_back({first, static_cast<double>(last - first)});
    begin = static_cast<double>(last);
  }
  table_ = AliasTable(weights);
}

}  // namespace dateline::corpus
