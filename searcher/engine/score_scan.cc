#include "searcher/engine/score_scan.h"

#include <algorithm>
#include <array>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline {
namespace {

constexpr std::uint32_t kScoresAWord = 64;
constexpr std::size_t kLanes = 8;

// Which of 64 scores are at least `least`, which is above 0; the others become zero.
std::uint64_t reaching_bits(float* scores, float least) {
  std::uint64_t reaching = 0;
#if defined(__SSE2__)
  const __m128 bound = _mm_set1_ps(least);
  const auto four = [&](std::uint32_t i) {
    const __m128 values = _mm_loadu_ps(scores + i);
    const __m128 reach = _mm_cmpge_ps(values, bound);
    _mm_storeu_ps(scores + i, _mm_and_ps(values, reach));
    return _mm_castps_si128(reach);
  };
  for (std::uint32_t i = 0; i < kScoresAWord; i += 16) {
    const __m128i low = _mm_packs_epi32(four(i), four(i + 4));
    const __m128i high = _mm_packs_epi32(four(i + 8), four(i + 12));
    const int bits = _mm_movemask_epi8(_mm_packs_epi16(low, high));
    reaching |= static_cast<std::uint64_t>(bits) << i;
  }
#else
  for (std::uint32_t i = 0; i < kScoresAWord; ++i) {
    const bool reaches = scores[i] >= least;
    if (!reaches) scores[i] = 0;
    reaching |= static_cast<std::uint64_t>(reaches) << i;
  }
#endif
  return reaching;
}

}  // namespace

void keep_reaching(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  const float least = std::max(threshold, std::numeric_limits<float>::min());
  DocMask reaching;
  for (std::uint32_t word = 0; word * kScoresAWord < window.size(); ++word) {
    reaching.set_word(word, reaching_bits(scores.data() + std::size_t{word} * kScoresAWord, least));
  }
  mask &= reaching;
  reaching -= mask;
  reaching.for_each([&](std::uint32_t i) { scores[i] = 0; });
}

// In lanes that do not wait for each other.
float largest(std::span<const float> scores) {
  std::array<float, kLanes> most = {};
  std::size_t k = 0;
  for (; k + kLanes <= scores.size(); k += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      most[lane] = std::max(most[lane], scores[k + lane]);
    }
  }
  for (; k < scores.size(); ++k) most[0] = std::max(most[0], scores[k]);
  return *std::max_element(most.begin(), most.end());
}

}  // namespace dateline
