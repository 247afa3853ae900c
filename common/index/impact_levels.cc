#include "common/index/impact_levels.h"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace dateline {

ImpactLevels part_by_impact(std::span<const float> impacts) {
  // What is above cuts[i] is above level i.
  std::array<float, kLevels - 1> cuts = {};
  std::vector<float> sorted(impacts.begin(), impacts.end());
  auto end = sorted.end();
  std::size_t above = sorted.size();
  float last = 0;
  for (float& cut : cuts) {
    above /= kLevelRatio;
    const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(above);
    if (at != end) {  // or else there are too few for another level
      std::nth_element(sorted.begin(), at, end, std::greater<>());
      last = *at;
      end = at;
    }
    cut = last;
  }
  ImpactLevels levels;
  levels.of.reserve(impacts.size());
  for (const float impact : impacts) {
    const auto level = static_cast<std::uint8_t>(
        std::count_if(cuts.begin(), cuts.end(), [=](float cut) { return impact > cut; }));
    levels.of.push_back(level);
    levels.largest[level] = std::max(levels.largest[level], impact);
  }
  return levels;
}

}  // namespace dateline
