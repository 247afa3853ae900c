#include "searcher/engine/doc_mask.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define DATELINE_POPCNT __attribute__((target("popcnt")))
#endif

namespace dateline {
namespace {

std::uint64_t plain_count(std::span<const std::uint64_t> words) {
  std::uint64_t sum = 0;
  for (const std::uint64_t word : words) sum += static_cast<std::uint64_t>(std::popcount(word));
  return sum;
}

#ifdef DATELINE_POPCNT
// The same with the processor's instruction, which the baseline of the architecture lacks.
DATELINE_POPCNT std::uint64_t counted_by_instruction(std::span<const std::uint64_t> words) {
  std::uint64_t sum = 0;
  for (const std::uint64_t word : words) {
    sum += static_cast<std::uint64_t>(__builtin_popcountll(word));
  }
  return sum;
}

bool has_popcnt() {
  static const bool kHas = __builtin_cpu_supports("popcnt") != 0;
  return kHas;
}
#endif

}  // namespace

std::uint64_t count_bits(std::span<const std::uint64_t> words) {
#ifdef DATELINE_POPCNT
  if (has_popcnt()) return counted_by_instruction(words);
#endif
  return plain_count(words);
}

}  // namespace dateline
