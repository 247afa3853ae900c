#include "common/index/impact_levels.h"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("each level of impacts holds what is above the one below", "[postings]") {
  const std::uint32_t seed = 5;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (const std::size_t size : {1u, 2u, 3u, 5u, 17u, 64u, 1000u}) {
    for (const std::uint32_t values : {1u, 3u, 100'000u}) {
      CAPTURE(size, values);
      std::vector<float> impacts;
      for (std::size_t i = 0; i < size; ++i) {
        impacts.push_back(static_cast<float>(random() % values) / static_cast<float>(values));
      }
      const ImpactLevels levels = part_by_impact(impacts);
      REQUIRE(levels.of.size() == size);
      for (std::size_t i = 0; i < size; ++i) {
        REQUIRE(levels.of[i] < kLevels);
        REQUIRE(impacts[i] <= levels.largest[levels.of[i]]);
        if (levels.of[i] > 0) REQUIRE(impacts[i] > levels.largest[levels.of[i] - 1]);
      }
      std::size_t most = size;
      for (std::uint32_t level = 1; level < kLevels; ++level) {
        most /= kLevelRatio;
        const auto above = static_cast<std::size_t>(std::count_if(
            levels.of.begin(), levels.of.end(), [=](std::uint8_t of) { return of >= level; }));
        REQUIRE(above <= most);
        if (values > 1000 && size == 1000) REQUIRE(above == most);
      }
    }
  }
  CHECK(part_by_impact({}).of.empty());
}
