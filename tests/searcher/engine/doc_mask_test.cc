#include "searcher/engine/doc_mask.h"

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

namespace {

std::vector<std::uint32_t> members(const DocMask& mask) {
  std::vector<std::uint32_t> list;
  mask.for_each([&](std::uint32_t i) { list.push_back(i); });
  return list;
}

}  // namespace

TEST_CASE("a mask is a set of places", "[engine]") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    DocMask mask;
    std::set<std::uint32_t> expected;
    for (int i = 0; i < 50; ++i) {
      const std::uint32_t begin = random() % kWindow;
      const std::uint32_t end = std::min<std::uint32_t>(kWindow, begin + random() % 200);
      switch (random() % 7) {
        case 0:
          mask.set(begin, end);
          for (std::uint32_t k = begin; k < end; ++k) expected.insert(k);
          break;
        case 1:
          mask.set(begin);
          expected.insert(begin);
          break;
        case 2: {
          std::vector<DocIndex> docs;
          for (std::uint32_t k = begin; k < end; ++k) {
            if (random() % 3 != 0) docs.push_back(1000 + k);
          }
          mask.set_all(docs, 1000);
          for (const DocIndex doc : docs) expected.insert(doc - 1000);
          break;
        }
        case 3:
          mask.reset(begin);
          expected.erase(begin);
          break;
        case 4:
          mask.reset(begin, end);
          expected.erase(expected.lower_bound(begin), expected.lower_bound(end));
          break;
        case 5:  // all but every third word
          mask.keep_words([&](std::uint32_t word) {
            return word % 3 == begin % 3 ? std::uint64_t{0} : ~std::uint64_t{0};
          });
          std::erase_if(expected, [&](std::uint32_t k) { return k / 64 % 3 == begin % 3; });
          break;
        default:
          mask.keep_if([&](std::uint32_t k) { return k < begin || k >= end; });
          expected.erase(expected.lower_bound(begin), expected.lower_bound(end));
          break;
      }
    }
    REQUIRE(members(mask) == std::vector<std::uint32_t>(expected.begin(), expected.end()));
    REQUIRE(mask.count() == expected.size());
    for (const std::size_t limit : {std::size_t{0}, expected.size() / 2, expected.size()}) {
      REQUIRE(mask.has_more_than(limit) == (expected.size() > limit));
    }
    REQUIRE(mask.any() == !expected.empty());
    const std::uint32_t end = mask.end_of_words() * kDocsAWord;
    REQUIRE((expected.empty() || *expected.rbegin() < end));
    const std::size_t wanted = random() % 300;
    std::vector<std::uint32_t> first;
    mask.for_each_until(DocMask::Order::kAscending, [&](std::uint32_t k) {
      first.push_back(k);
      return first.size() < wanted;
    });
    REQUIRE(first.size() == std::min(std::max<std::size_t>(wanted, 1), expected.size()));
    REQUIRE(std::equal(first.begin(), first.end(), expected.begin()));
    std::vector<std::uint32_t> last;
    mask.for_each_until(DocMask::Order::kDescending, [&](std::uint32_t k) {
      last.push_back(k);
      return last.size() < wanted;
    });
    REQUIRE(last.size() == first.size());
    REQUIRE(std::equal(last.begin(), last.end(), expected.rbegin()));
    for (std::uint32_t i = 0; i < kWindow; i += 13) {
      const auto next = expected.lower_bound(i);
      REQUIRE(mask.next(i) == (next == expected.end() ? kWindow : *next));
      REQUIRE(mask.test(i) == (expected.count(i) != 0));
    }
  }
}

TEST_CASE("a mask has the first places, as many as are wanted", "[engine]") {
  for (const std::uint32_t size : {0u, 1u, 63u, 64u, 65u, 1000u, kWindow - 1, kWindow}) {
    DocMask mask;
    mask.set(size / 2, kWindow);
    mask.set_first(size);
    REQUIRE(mask.count() == size);
    REQUIRE((size == 0 || mask.test(size - 1)));
    REQUIRE(mask.end_of_words() == (size + 63) / 64);
  }
}

TEST_CASE("masks are united, intersected and subtracted", "[engine]") {
  DocMask a;
  DocMask b;
  a.set(0, 100);
  b.set(64, 4096);
  DocMask both = a;
  both &= b;
  CHECK(both.count() == 36);
  DocMask any = a;
  any |= b;
  CHECK(any.count() == kWindow);
  DocMask only = a;
  only -= b;
  CHECK(only.count() == 64);
  CHECK(DocMask().next(0) == kWindow);
  CHECK_FALSE(DocMask().any());
}
