#include "searcher/engine/bound_sum.h"

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "common/index/postings_writer.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

constexpr DocIndex kManyDocuments = 9003;

struct GradedLists {
  std::vector<std::uint32_t> lengths;
  std::vector<std::vector<float>> impacts;  // by list and document; 0 where it is not in the list
};

std::string name_of(std::size_t list) {
  return "Z" + std::string(1, static_cast<char>('a' + list));
}

GradedLists write_lists(const std::string& path, std::size_t lists, std::mt19937& random) {
  GradedLists made;
  for (DocIndex doc = 0; doc < kManyDocuments; ++doc) made.lengths.push_back(20 + random() % 900);
  const LengthNorm norm(average_length(made.lengths));
  PostingsWriter writer(path, made.lengths);
  PostingsBuffer buffer(made.lengths);
  for (std::size_t list = 0; list < lists; ++list) {
    std::vector<float>& impacts = made.impacts.emplace_back(kManyDocuments);
    buffer.begin(name_of(list));
    for (DocIndex doc = 0; doc < kManyDocuments; ++doc) {
      if (random() % (2 + 3 * list) != 0) continue;
      const std::uint32_t count = 1 + random() % 4 * (random() % 9);
      buffer.add(doc, count);
      impacts[doc] = impact(static_cast<float>(count), made.lengths[doc], norm);
    }
    buffer.end();
  }
  writer.append(buffer);
  writer.finish();
  return made;
}

}  // namespace

TEST_CASE("a sum of bounds drops what cannot reach the threshold, and nothing else", "[engine]") {
  const std::uint32_t seed = 31;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const TempFolder folder;
  constexpr std::size_t kLists = 5;
  const GradedLists made = write_lists(folder / "postings", kLists, random);
  const Postings postings(folder / "postings");
  postings.verify();
  std::size_t passed = 0;
  std::size_t dropped = 0;
  for (int round = 0; round < 200; ++round) {
    Window window;
    window.begin = random() % kManyDocuments;
    window.end = std::min<DocIndex>(kManyDocuments, window.begin + 1 + random() % kWindow);
    const auto words = 1 + random() % kLists;
    std::vector<float> weights;
    float most = 0;
    for (std::size_t i = 0; i < words; ++i) {
      weights.push_back(0.2F + static_cast<float>(random() % 100) / 20);
      most += weights.back();
    }
    const float everywhere = random() % 3 == 0 ? 0.4F : 0;
    const float masked = random() % 3 == 0 ? 0.7F : 0;
    const float threshold =
        (most + everywhere + masked) * static_cast<float>(random() % 99 + 1) / 110;
    CAPTURE(round, window.begin, window.end, words, threshold);

    DocMask some;
    DocMask mask;
    for (std::uint32_t i = 0; i < window.size(); ++i) {
      if (random() % 3 == 0) some.set(i);
      if (random() % 4 != 0) mask.set(i);
    }
    BoundSum sum(window, threshold);
    std::vector<float> bounds(window.size(), everywhere);
    sum.add(everywhere);
    sum.add(some, masked);
    some.for_each([&](std::uint32_t i) { bounds[i] += masked; });
    std::vector<float> scores = bounds;
    for (std::size_t list = 0; list < words; ++list) {
      const PostingList postings_of = postings.find(name_of(list));
      REQUIRE(postings_of.graded());
      std::array<float, kLevels> of_level;
      for (std::uint32_t level = 0; level < kLevels; ++level) {
        of_level[level] = weights[list] * postings_of.largest_impact(level);
      }
      sum.add(postings_of, of_level);
      for (std::uint32_t i = 0; i < window.size(); ++i) {
        const float score = weights[list] * made.impacts[list][window.begin + i];
        if (score == 0) continue;
        scores[i] += score;
        bounds[i] += *std::lower_bound(of_level.begin(), of_level.end(), score * 0.9999F);
      }
    }
    DocMask kept = mask;
    sum.keep_reaching(kept);
    for (std::uint32_t i = 0; i < window.size(); ++i) {
      CAPTURE(i, scores[i], bounds[i]);
      if (!mask.test(i)) REQUIRE_FALSE(kept.test(i));
      if (!mask.test(i)) continue;
      if (scores[i] > threshold * 1.0001F) REQUIRE(kept.test(i));
      // A unit of rounding for each part of the sum.
      const float rounding = threshold / 63 * static_cast<float>(words + 2);
      if (bounds[i] + rounding < threshold) REQUIRE_FALSE(kept.test(i));
      (kept.test(i) ? passed : dropped) += 1;
    }
  }
  CHECK(passed > 1000);
  CHECK(dropped > 1000);
}
