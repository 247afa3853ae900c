#include "corpus/generator/random.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "corpus/generator/alias_table.h"
#include "corpus/generator/elementary.h"
#include "corpus/generator/log_normal.h"
#include "corpus/generator/word_ranks.h"
#include "tests/catch.h"

namespace dateline::corpus {
namespace {

TEST_CASE("SplitMix64 gives its known numbers") {
  Random random(1234567);
  CHECK(random.next() == 6457827717110365317u);
  CHECK(random.next() == 3203168211198807973u);
}

TEST_CASE("numbers below a bound are even, or lean to the low ones") {
  Random random(1);
  std::array<int, 10> even{};
  std::array<int, 10> low{};
  for (int i = 0; i < 100'000; ++i) {
    ++even[random.below(10)];
    ++low[random.low_below(10)];
  }
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(std::abs(even[i] - 10'000) < 500);
    CHECK(std::abs(low[i] - 1000 * (19 - 2 * static_cast<int>(i))) < 600);
  }
}

TEST_CASE("logarithm and exponential are those of the C library") {
  for (double x = 1e-9; x < 1e9; x *= 1.37) {
    CHECK(std::abs(natural_log(x) - std::log(x)) < 1e-13 * (1 + std::abs(std::log(x))));
    CHECK(std::abs(power(x, -1.9) / std::pow(x, -1.9) - 1) < 1e-12);
  }
  for (double x = -30; x < 30; x += 0.37) {
    CHECK(std::abs(exponential(x) / std::exp(x) - 1) < 1e-13);
  }
}

TEST_CASE("an alias table draws by weight") {
  const std::array<double, 5> weights = {1, 0, 5, 3, 1};
  const AliasTable table(weights);
  std::array<int, 5> drawn{};
  Random random(2);
  for (int i = 0; i < 100'000; ++i) ++drawn[table.draw(random)];
  CHECK(drawn[1] == 0);
  for (std::size_t i = 0; i < 5; ++i) CHECK(std::abs(drawn[i] - weights[i] * 10'000) < 500);
}

TEST_CASE("lengths are log-normal with the mean asked for") {
  const LogNormal lengths(100, 0.6, 10);
  Random random(3);
  double sum = 0;
  double log_sum = 0;
  double log_squares = 0;
  constexpr int kDraws = 50'000;
  std::uint32_t least = 1000;
  for (int i = 0; i < kDraws; ++i) {
    const std::uint32_t length = lengths.draw(random);
    least = std::min(least, length);
    sum += length;
    log_sum += std::log(length);
    log_squares += std::log(length) * std::log(length);
  }
  const double log_mean = log_sum / kDraws;
  CHECK(std::abs(sum / kDraws - 100) < 1);
  CHECK(std::abs(std::exp(log_mean) - (100 * std::exp(-0.18))) < 1.5);
  CHECK(std::abs(std::sqrt(log_squares / kDraws - log_mean * log_mean) - 0.6) < 0.02);
  CHECK(least >= 10);
}

TEST_CASE("ranks fall off as one over the rank, then faster") {
  const WordRanks ranks;
  Random random(4);
  std::array<double, 24> octaves{};  // ranks from 2^i
  constexpr int kDraws = 1'000'000;
  for (int i = 0; i < kDraws; ++i) {
    const auto octave = static_cast<std::size_t>(std::log2(ranks.draw(random) + 1));
    ++octaves[std::min<std::size_t>(octave, 23)];
  }
  // An octave of p(r) ~ 1 / r^s has 2^(1 - s) times the words of the one before.
  for (std::size_t i = 6; i < 11; ++i) {
    CHECK(std::abs(octaves[i + 1] / octaves[i] - 1) < 0.05);
  }
  for (std::size_t i = 12; i < 17; ++i) {
    CHECK(std::abs(octaves[i + 1] / octaves[i] - (std::exp2(-0.9))) < 0.06);
  }
  CHECK(octaves[0] / kDraws > 0.04);  // the most frequent word alone
}

}  // namespace
}  // namespace dateline::corpus
