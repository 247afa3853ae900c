#include "searcher/engine/place_marks.h"

#include <random>
#include <set>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

TEST_CASE("marked places become a mask, and the marks start anew", "[engine][scan]") {
  std::mt19937 random(3);
  PlaceMarks marks;
  DocMask mask;
  for (int round = 0; round < 100; ++round) {
    const DocIndex begin = random() % 1000;
    std::set<std::uint32_t> places;
    for (std::uint32_t parts = random() % 4; parts > 0; --parts) {
      std::vector<DocIndex> docs;
      for (std::uint32_t i = random() % 300; i > 0; --i) {
        const std::uint32_t place = random() % kWindow;
        places.insert(place);
        docs.push_back(begin + place);
      }
      marks.set(docs, begin);
    }
    marks.take(mask);
    REQUIRE(mask.count() == places.size());
    for (const std::uint32_t place : places) REQUIRE(mask.test(place));
  }
}
