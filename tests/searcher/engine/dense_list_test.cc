#include "searcher/engine/dense_list.h"

#include <algorithm>
#include <array>
#include <random>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/index/postings_writer.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

constexpr DocIndex kDocuments = 9001;

// One list of some documents, that of place i with the count 1 + i % 5.
Postings with_list(const std::string& path, const std::vector<DocIndex>& docs) {
  const std::vector<std::uint32_t> lengths(kDocuments, 100);
  PostingsBuffer buffer(lengths);
  buffer.begin("Zword");
  for (std::uint32_t i = 0; i < docs.size(); ++i) buffer.add(docs[i], 1 + i % 5);
  buffer.end();
  PostingsWriter writer(path, lengths);
  writer.append(buffer);
  writer.finish();
  return Postings(path);
}

std::vector<DocIndex> random_docs(std::mt19937& random, std::uint32_t one_in) {
  std::vector<DocIndex> docs;
  for (DocIndex doc = 0; doc < kDocuments; ++doc) {
    if (random() % one_in == 0) docs.push_back(doc);
  }
  return docs;
}

}  // namespace

TEST_CASE("bits narrow a window down and tell each document's place in the list", "[engine]") {
  std::mt19937 random(21);
  const TempFolder folder;
  for (const std::uint32_t one_in : {1u, 2u, 9u, 20u}) {
    const std::vector<DocIndex> docs = random_docs(random, one_in);
    const Postings postings = with_list(folder / "postings", docs);
    const PostingList list = postings.find("Zword");
    REQUIRE(list.dense());
    BlockCursor cursor(list);
    for (int round = 0; round < 60; ++round) {
      Window window;
      window.begin = random() % kDocuments;
      window.end = std::min<DocIndex>(kDocuments, window.begin + 1 + random() % kWindow);
      CAPTURE(one_in, window.begin, window.end);
      DocMask mask;
      std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
      const bool few = random() % 2 == 0;
      for (std::uint32_t i = 0; i < window.size(); ++i) {
        if (random() % (few ? 100 : 2) != 0) continue;
        mask.set(i);
        const auto found = std::lower_bound(docs.begin(), docs.end(), window.begin + i);
        if (found == docs.end() || *found != window.begin + i) continue;
        expected.emplace_back(i, static_cast<std::uint32_t>(found - docs.begin()));
      }
      std::vector<std::pair<std::uint32_t, std::uint32_t>> ranks;
      for_each_rank(cursor, window, mask, [&](std::uint32_t place, std::uint32_t rank) {
        ranks.emplace_back(place, rank);
      });
      REQUIRE(ranks == expected);
      keep_bits(list, window, mask);
      std::vector<std::uint32_t> kept;
      mask.for_each([&](std::uint32_t i) { kept.push_back(i); });
      REQUIRE(kept.size() == expected.size());
      for (std::size_t i = 0; i < kept.size(); ++i) REQUIRE(kept[i] == expected[i].first);
    }
    CHECK(rank_in(cursor, kDocuments) == docs.size());
  }
}

TEST_CASE("a list is narrowed down to those of its levels", "[engine]") {
  std::mt19937 random(23);
  const TempFolder folder;
  const std::vector<DocIndex> docs = random_docs(random, 2);
  const Postings postings = with_list(folder / "postings", docs);
  const PostingList list = postings.find("Zword");
  REQUIRE(list.graded());
  // Counts from 1 to 5 in documents of one length: a fifth has the largest, so no level above the
  // second has any.
  const Window window = {100, 100 + kWindow};
  std::array<std::uint32_t, kLevels + 1> found = {};
  for (std::uint32_t level = 0; level <= kLevels; ++level) {
    DocMask mask;
    mask.set_first(window.size());
    keep_level(list, level, window, mask);
    mask.for_each([&](std::uint32_t i) {
      const auto at = std::lower_bound(docs.begin(), docs.end(), window.begin + i);
      REQUIRE((at != docs.end() && *at == window.begin + i));
      if (level > 0) REQUIRE((at - docs.begin()) % 5 == 4);
    });
    found[level] = mask.count();
  }
  CHECK(found[0] > 4 * found[1]);
  CHECK(found[1] > 300);
  CHECK(found[2] == 0);
  CHECK(found[3] == 0);
  CHECK(found[4] == 0);
}

TEST_CASE("counts of some documents of a block are those of the whole block", "[engine]") {
  std::mt19937 random(22);
  const TempFolder folder;
  const std::vector<DocIndex> docs = random_docs(random, 3);
  const Postings postings = with_list(folder / "postings", docs);
  BlockCursor cursor(postings.find("Zword"));
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t block = random() % cursor.list().blocks();
    std::vector<std::uint32_t> places;
    const std::uint32_t size = cursor.list().block_size(block);
    for (std::uint32_t i = 0; i < size; ++i) {
      if (random() % (round % 2 == 0 ? 30 : 2) == 0) places.push_back(i);
    }
    if (places.empty()) places.push_back(0);
    std::vector<std::uint32_t> counts(places.size());
    cursor.counts(block, places, counts.data());
    for (std::size_t i = 0; i < places.size(); ++i) {
      REQUIRE(counts[i] == 1 + (block * kBlock + places[i]) % 5);
    }
  }
  std::uint32_t count = 0;
  const std::vector<std::uint32_t> beyond = {kBlock};
  CHECK_THROWS_AS(cursor.counts(0, beyond, &count), Error);
  CHECK_THROWS_AS(cursor.counts(cursor.list().blocks(), std::vector<std::uint32_t>{0}, &count),
                  Error);
}
