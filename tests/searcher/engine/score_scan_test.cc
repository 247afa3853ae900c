#include "searcher/engine/score_scan.h"

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

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

TEST_CASE("the largest score is found wherever it stands", "[engine][scan]") {
  std::mt19937 random(13);
  for (std::size_t size = 0; size < 140; ++size) {
    std::vector<float> scores(size);
    for (float& score : scores) score = static_cast<float>(random() % 1000) / 8;
    const float most = size == 0 ? 0 : *std::max_element(scores.begin(), scores.end());
    CAPTURE(size);
    REQUIRE(largest(scores) == most);
  }
}
