#include "common/index/posting_codec.h"

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "tests/catch.h"

// Packed numbers against the layout written down bit by bit.
using namespace dateline;

namespace {

using Random = std::mt19937;
using Block = std::array<std::uint32_t, kBlock>;

std::uint32_t mask_of(unsigned width) {
  return width == 32 ? UINT32_MAX : (std::uint32_t{1} << width) - 1;
}

Block random_block(Random& random, unsigned width) {
  Block values;
  for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(random()) & mask_of(width);
  return values;
}

// Number i of a block lies in lane i % 4, from bit (i / 4) * width of that lane on; the words of
// the lanes take turns.
std::uint32_t naive_unpack(const std::vector<std::byte>& packed, unsigned width, unsigned i) {
  std::uint32_t value = 0;
  for (unsigned bit = 0; bit < width; ++bit) {
    const unsigned of_lane = i / 4 * width + bit;
    const unsigned word = of_lane / 32 * 4 + i % 4;
    const auto byte = static_cast<unsigned>(packed[word * 4 + of_lane % 32 / 8]);
    value |= (byte >> of_lane % 8 & 1u) << bit;
  }
  return value;
}

}  // namespace

TEST_CASE("blocks of every width are packed in four lanes and unpacked", "[postings]") {
  const std::uint32_t seed = 31;
  CAPTURE(seed);
  Random random(seed);
  for (unsigned width = 0; width <= 32; ++width) {
    CAPTURE(width);
    for (int round = 0; round < 20; ++round) {
      const Block values = random_block(random, width);
      std::vector<std::byte> packed;
      pack_block(values.data(), width, packed);
      REQUIRE(packed.size() == packed_bytes(width));
      Block naive;
      for (unsigned i = 0; i < kBlock; ++i) {
        naive[i] = naive_unpack(packed, width, i);
        REQUIRE(block_number(packed.data(), width, i) == naive[i]);
      }
      REQUIRE(naive == values);
      const auto add = static_cast<std::uint32_t>(random());
      Block unpacked;
      unpack_block(packed.data(), width, add, unpacked.data());
      Block ascending;
      unpack_ascending(packed.data(), width, add, ascending.data());
      Block sums;
      for (unsigned i = 0; i < kBlock; ++i) {
        sums[i] = (i == 0 ? add : sums[i - 1] + 1) + values[i];
        naive[i] += add;
      }
      REQUIRE(unpacked == naive);
      REQUIRE(ascending == sums);
    }
  }
}

TEST_CASE("runs of every length and width are packed bit after bit", "[postings]") {
  const std::uint32_t seed = 32;
  CAPTURE(seed);
  Random random(seed);
  for (unsigned width = 0; width <= 32; ++width) {
    for (std::size_t count = 0; count < kBlock; ++count) {
      const Block values = random_block(random, width);
      std::vector<std::byte> packed;
      pack_run(std::span(values).first(count), width, packed);
      REQUIRE(packed.size() == packed_bytes(count, width));
      packed.resize(packed.size() + kOverread, std::byte{0xa5});
      Block unpacked = {};
      unpack_run(packed.data(), width, 1, std::span(unpacked).first(count));
      Block expected = {};
      for (std::size_t i = 0; i < count; ++i) expected[i] = values[i] + 1;
      CAPTURE(width, count);
      for (std::uint32_t i = 0; i < count; ++i) {
        REQUIRE(run_number(packed.data(), width, i) == values[i]);
      }
      REQUIRE(unpacked == expected);
    }
  }
}

TEST_CASE("a width is that of the largest number", "[postings]") {
  CHECK(width_of({}) == 0);
  CHECK(width_of(std::vector<std::uint32_t>{0, 0}) == 0);
  CHECK(width_of(std::vector<std::uint32_t>{0, 1}) == 1);
  CHECK(width_of(std::vector<std::uint32_t>{255, 256, 3}) == 9);
  CHECK(width_of(std::vector<std::uint32_t>{UINT32_MAX}) == 32);
}

TEST_CASE("varints are read back and never beyond the end", "[postings]") {
  std::vector<std::uint32_t> gaps = {0, 1, 127, 128, 16383, 16384, (1u << 21) - 1, 1u << 21};
  for (unsigned bit = 0; bit < 29; ++bit) gaps.push_back(std::uint32_t{1} << bit);
  std::vector<std::byte> packed;
  std::vector<std::uint32_t> expected;
  for (const std::uint32_t gap : gaps) {
    append_varint(gap, packed);
    expected.push_back((expected.empty() ? 7 : expected.back() + 1) + gap);
  }
  const std::uint32_t limit = expected.back() + 1;
  std::vector<std::uint32_t> out(gaps.size());
  REQUIRE(unpack_varints(packed, 7, limit, out));
  CHECK(out == expected);
  CHECK_FALSE(unpack_varints(packed, 7, limit - 1, out));
  CHECK_FALSE(unpack_varints(packed, 8, limit, out));
  for (std::size_t bytes = 0; bytes < packed.size(); ++bytes) {
    CHECK_FALSE(unpack_varints(std::span(packed).first(bytes), 7, limit, out));
  }
  CHECK(unpack_varints({}, 7, 7, {}));
  // Sums do not wrap around.
  packed.clear();
  for (int i = 0; i < 3; ++i) append_varint(UINT32_MAX, packed);
  CHECK_FALSE(unpack_varints(packed, 7, UINT32_MAX, std::span(out).first(3)));
  const std::vector<std::byte> endless(9, std::byte{0xff});
  CHECK_FALSE(unpack_varints(endless, 0, UINT32_MAX, std::span(out).first(1)));
}
