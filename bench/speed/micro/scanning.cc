// Scanning the low bytes of one document of 300 words for the words of a query.

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "common/index/tokens.h"
#include "searcher/engine/byte_scan.h"

namespace dateline::bench {
namespace {

constexpr std::uint32_t kEntries = 300;

const std::uint8_t* document() {
  static const auto kBytes = [] {
    std::array<std::uint8_t, kEntries + TokenView::kOverread> bytes;
    std::mt19937 random(7);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(16 + random() % 240);
    return bytes;
  }();
  return kBytes.data();
}

ByteSet members(std::int64_t count) {
  ByteSet set;
  for (std::int64_t i = 0; i < count; ++i) set.insert(static_cast<std::uint8_t>(17 + 29 * i));
  return set;
}

ScanMethod method(const benchmark::State& state) {
  return state.range(1) == 0 ? ScanMethod::kBest : ScanMethod::kPlain;
}

void scan_bytes(benchmark::State& state) {
  const ByteSet set = members(state.range(0));
  std::vector<std::uint32_t> places(kEntries);
  for ([[maybe_unused]] auto step : state) {
    benchmark::DoNotOptimize(
        find_bytes(document(), 0, kEntries, set, places.data(), method(state)));
  }
  state.SetItemsProcessed(kEntries * state.iterations());
}
BENCHMARK(scan_bytes)->Name("scan/bytes")->ArgsProduct({{1, 4, 12}, {0, 1}});

void scan_pairs(benchmark::State& state) {
  const ByteSet first = members(1);
  const ByteSet second = members(state.range(0));
  std::vector<std::uint32_t> places(kEntries);
  for ([[maybe_unused]] auto step : state) {
    benchmark::DoNotOptimize(
        find_pairs(document(), 0, kEntries, first, second, places.data(), method(state)));
  }
  state.SetItemsProcessed(kEntries * state.iterations());
}
BENCHMARK(scan_pairs)->Name("scan/pairs")->ArgsProduct({{3, 12}, {0, 1}});

}  // namespace
}  // namespace dateline::bench
