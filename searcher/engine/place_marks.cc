#include "searcher/engine/place_marks.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline {
namespace {

// The marks of 64 places as bits; the marks are cleared.
std::uint64_t take_word(std::uint8_t* marks) {
  std::uint64_t bits = 0;
#if defined(__SSE2__)
  for (std::uint32_t i = 0; i < 64; i += 16) {
    auto* const at = reinterpret_cast<__m128i*>(marks + i);
    const int some = _mm_movemask_epi8(_mm_load_si128(at));
    bits |= static_cast<std::uint64_t>(some) << i;
    _mm_store_si128(at, _mm_setzero_si128());
  }
#else
  for (std::uint32_t i = 0; i < 64; ++i) {
    bits |= static_cast<std::uint64_t>(marks[i] != 0) << i;
    marks[i] = 0;
  }
#endif
  return bits;
}

}  // namespace

void PlaceMarks::clear() {
  marks_.fill(0);
  ready_ = true;
}

void PlaceMarks::take(DocMask& mask) {
  if (!ready_) clear();
  mask.clear();
  for (std::uint32_t word = 0; word < DocMask::kWords; ++word) {
    mask.set_word(word, take_word(marks_.data() + std::size_t{word} * 64));
  }
}

}  // namespace dateline
