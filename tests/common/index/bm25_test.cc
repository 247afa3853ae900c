#include "common/index/bm25.h"

#include <random>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("impacts grow no more than average lengths do", "[index]") {
  const std::uint32_t seed = 8;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20'000; ++round) {
    const LengthNorm then(1 + random() % 2000);
    const LengthNorm now(1 + random() % 2000);
    const auto count = static_cast<float>(1 + random() % 60);
    const std::uint32_t length = random() % 5000;
    CAPTURE(count, length, then.per_length, now.per_length);
    const float growth = impact_growth(then, now);
    REQUIRE(growth >= 1);
    REQUIRE(impact(count, length, now) <= impact(count, length, then) * growth * 1.0001F);
    REQUIRE(impact(count, length, now) <= 1);
  }
  CHECK(impact_growth(LengthNorm(0), LengthNorm(100)) == 1);
  CHECK(impact_growth(LengthNorm(100), LengthNorm(0)) == 1);
  CHECK(impact_growth(LengthNorm(100), LengthNorm(250)) > 2.49F);
  CHECK(average_length({}) == 0);
}
