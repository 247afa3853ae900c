#include "searcher/engine/byte_scan.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "common/index/tokens.h"
#include "searcher/engine/word_set.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

using Random = std::mt19937;
using Places = std::vector<std::uint32_t>;

// Bytes of few values or of any, at any alignment, with what may be read beyond them; members of
// the sets are put where a scan must not look.
struct Bytes {
  Bytes(Random& random, std::uint32_t size) {
    const unsigned values = random() % 2 == 0 ? 4 : 256;
    const std::size_t shift = random() % 40;
    store.resize(shift + size + TokenView::kOverread);
    for (std::uint8_t& byte : store) byte = static_cast<std::uint8_t>(random() % values);
    at = store.data() + shift;
  }
  std::vector<std::uint8_t> store;
  const std::uint8_t* at;
};

ByteSet random_set(Random& random) {
  static constexpr unsigned kSizes[] = {0, 1, 2, 3, 4, 5, 9, 40, 256};
  ByteSet set;
  const unsigned values = random() % 2 == 0 ? 8 : 256;
  for (unsigned left = kSizes[random() % std::size(kSizes)]; left > 0; --left) {
    set.insert(static_cast<std::uint8_t>(random() % values));
  }
  return set;
}

}  // namespace

TEST_CASE("bytes of a set are found wherever they stand", "[engine][scan]") {
  const std::uint32_t seed = 31;
  CAPTURE(seed);
  Random random(seed);
  for (int i = 0; i < 4000; ++i) {
    const std::uint32_t end = random() % (i % 10 == 0 ? 400 : 80);
    const std::uint32_t begin = random() % (end + 2);
    const Bytes bytes(random, end);
    const ByteSet set = random_set(random);
    const ByteSet second = random_set(random);
    CAPTURE(i, begin, end, set.size(), second.size());
    Places expected;
    Places expected_pairs;
    for (std::uint32_t k = begin; k < end; ++k) {
      if (!set.has(bytes.at[k])) continue;
      expected.push_back(k);
      if (k + 1 < end && second.has(bytes.at[k + 1])) expected_pairs.push_back(k);
    }
    for (const ScanMethod method : {ScanMethod::kBest, ScanMethod::kPlain}) {
      Places found(end);
      found.resize(find_bytes(bytes.at, begin, end, set, found.data(), method));
      REQUIRE(found == expected);
      std::vector<std::uint64_t> bits(end / 64 + 2);
      REQUIRE(find_bits(bytes.at, begin, end, set, bits.data(), method) == !expected.empty());
      Places as_bits;
      for (std::uint32_t k = begin; k < end; ++k) {
        if ((bits[(k - begin) / 64] >> (k - begin) % 64 & 1) != 0) as_bits.push_back(k);
      }
      REQUIRE(as_bits == expected);
      found.assign(end, 0);
      found.resize(find_pairs(bytes.at, begin, end, set, second, found.data(), method));
      REQUIRE(found == expected_pairs);
    }
  }
}

TEST_CASE("a set of bytes has what was put in", "[engine][scan]") {
  for (unsigned only = 0; only < 256; ++only) {
    ByteSet set;
    set.insert(static_cast<std::uint8_t>(only));
    set.insert(static_cast<std::uint8_t>(only));
    REQUIRE(set.size() == 1);
    for (unsigned byte = 0; byte < 256; ++byte) {
      REQUIRE(set.has(static_cast<std::uint8_t>(byte)) == (byte == only));
    }
  }
}

TEST_CASE("a set of words has what was put in", "[engine][scan]") {
  const std::uint32_t seed = 32;
  CAPTURE(seed);
  Random random(seed);
  for (const std::size_t size : {0, 1, 2, 3, 40, 1000}) {
    std::vector<std::uint32_t> words;
    for (std::size_t i = 0; i < size; ++i) {
      // Many that share the bits by which they are placed, and some twice.
      words.push_back(token_hash(std::to_string(i)) | (random() % 2 == 0 ? 0u : 0xffff00u));
      if (random() % 8 == 0) words.push_back(words.front());
    }
    const WordSet set(words);
    for (const std::uint32_t word : words) {
      REQUIRE(set.has(word));
      REQUIRE(set.low_bytes().has(static_cast<std::uint8_t>(word)));
    }
    std::sort(words.begin(), words.end());
    REQUIRE(set.size() == std::unique(words.begin(), words.end()) - words.begin());
    for (int i = 0; i < 2000; ++i) {
      const std::uint32_t word = token_hash("other" + std::to_string(i));
      REQUIRE(set.has(word) == std::binary_search(words.begin(), words.end(), word));
    }
    CHECK_FALSE(set.has(0));
    CHECK_FALSE(set.has(kTitleEnd));
  }
}
