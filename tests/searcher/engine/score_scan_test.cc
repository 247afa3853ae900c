#include "searcher/engine/score_scan.h"

#include <limits>
#include <random>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("scores that reach a threshold are kept, all others become zero", "[engine][scan]") {
  const std::uint32_t seed = 12;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t size = round % 3 == 0 ? kWindow : 1 + random() % kWindow;
    const Window window = {7, 7 + size};
    Scores scores = {};
    DocMask mask;
    for (std::uint32_t i = 0; i < size; ++i) {
      if (random() % 4 == 0) scores[i] = static_cast<float>(random() % 10) / 4;
      if (random() % 3 != 0) mask.set(i);
    }
    const Scores before = scores;
    const DocMask asked = mask;
    const float threshold = round % 5 == 0 ? kAnyScore : static_cast<float>(random() % 10) / 4;
    keep_reaching(window, mask, scores, threshold);
    for (std::uint32_t i = 0; i < kWindow; ++i) {
      const bool kept = asked.test(i) && before[i] > 0 && before[i] >= threshold;
      REQUIRE(mask.test(i) == kept);
      REQUIRE(scores[i] == (kept ? before[i] : 0));
    }
  }
}
