#include "searcher/engine/byte_scan.h"

#include <algorithm>

#if defined(__x86_64__) && defined(__GNUC__)
#define DATELINE_AVX2 __attribute__((target("avx2")))
#define DATELINE_AVX2_INLINE __attribute__((target("avx2"), always_inline)) inline
#include <immintrin.h>
#endif

namespace dateline {
namespace {

constexpr std::uint32_t kBitsAWord = 64;

std::uint32_t plain_bytes(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                          const ByteSet& set, std::uint32_t* out) {
  std::uint32_t count = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    out[count] = i;
    count += set.has(bytes[i]) ? 1 : 0;
  }
  return count;
}

bool plain_bits(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                const ByteSet& set, std::uint64_t* out) {
  bool any = false;
  for (std::uint32_t i = begin; i < end; i += kBitsAWord) {
    std::uint64_t bits = 0;
    for (std::uint32_t k = i; k < std::min(end, i + kBitsAWord); ++k) {
      bits |= static_cast<std::uint64_t>(set.has(bytes[k])) << (k - i);
    }
    *out++ = bits;
    any |= bits != 0;
  }
  return any;
}

std::uint32_t plain_pairs(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                          const ByteSet& first, const ByteSet& second, std::uint32_t* out) {
  std::uint32_t count = 0;
  for (std::uint32_t i = begin; i + 1 < end; ++i) {
    out[count] = i;
    count += first.has(bytes[i]) && second.has(bytes[i + 1]) ? 1 : 0;
  }
  return count;
}

#ifdef DATELINE_AVX2

constexpr std::uint32_t kStep = 32;

DATELINE_AVX2_INLINE __m256i load(const std::uint8_t* bytes) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
}

DATELINE_AVX2_INLINE __m256i twice(const std::array<std::uint8_t, 16>& row) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row.data())));
}

// Each answers for 32 bytes which are in its set: all bits of a byte of the result, or none.
struct One {
  __m256i byte;
  DATELINE_AVX2 explicit One(const ByteSet& set)
      : byte(_mm256_set1_epi8(static_cast<char>(set.few()[0]))) {}
  DATELINE_AVX2_INLINE __m256i in(__m256i bytes) const { return _mm256_cmpeq_epi8(bytes, byte); }
};

struct Few {
  __m256i a, b, c, d;
  DATELINE_AVX2 explicit Few(const ByteSet& set)
      : a(_mm256_set1_epi8(static_cast<char>(set.few()[0]))),
        b(_mm256_set1_epi8(static_cast<char>(set.few()[1]))),
        c(_mm256_set1_epi8(static_cast<char>(set.few()[2]))),
        d(_mm256_set1_epi8(static_cast<char>(set.few()[3]))) {}
  DATELINE_AVX2_INLINE __m256i in(__m256i bytes) const {
    return _mm256_or_si256(
        _mm256_or_si256(_mm256_cmpeq_epi8(bytes, a), _mm256_cmpeq_epi8(bytes, b)),
        _mm256_or_si256(_mm256_cmpeq_epi8(bytes, c), _mm256_cmpeq_epi8(bytes, d)));
  }
};

struct Many {
  __m256i low_rows, high_rows, bits;
  DATELINE_AVX2 explicit Many(const ByteSet& set)
      : low_rows(twice(set.rows()[0])),
        high_rows(twice(set.rows()[1])),
        bits(_mm256_set1_epi64x(static_cast<long long>(0x8040201008040201u))) {}
  DATELINE_AVX2_INLINE __m256i in(__m256i bytes) const {
    const __m256i column = _mm256_and_si256(bytes, _mm256_set1_epi8(15));
    const __m256i row = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(7));
    const __m256i bit = _mm256_shuffle_epi8(bits, row);
    // The high bit of a byte chooses between the two halves of the set.
    const __m256i held = _mm256_blendv_epi8(_mm256_shuffle_epi8(low_rows, column),
                                            _mm256_shuffle_epi8(high_rows, column), bytes);
    return _mm256_cmpeq_epi8(_mm256_and_si256(held, bit), bit);
  }
};

// Writes where the bits of `mask`, which starts at `place`, are set, of those before `end`.
DATELINE_AVX2_INLINE std::uint32_t write_places(std::uint32_t mask, std::uint32_t place,
                                                std::uint32_t end, std::uint32_t* out) {
  if (end - place < kStep) mask &= (1u << (end - place)) - 1;
  std::uint32_t count = 0;
  for (; mask != 0; mask &= mask - 1) {
    out[count++] = place + static_cast<std::uint32_t>(__builtin_ctz(mask));
  }
  return count;
}

template <typename Set>
DATELINE_AVX2 std::uint32_t scan(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                                 const ByteSet& members, std::uint32_t* out) {
  const Set set(members);
  std::uint32_t count = 0;
  for (std::uint32_t i = begin; i < end; i += kStep) {
    const auto mask = static_cast<std::uint32_t>(_mm256_movemask_epi8(set.in(load(bytes + i))));
    if (mask != 0) count += write_places(mask, i, end, out + count);
    if (end - i <= kStep) break;  // before i overflows
  }
  return count;
}

template <typename Set>
DATELINE_AVX2 bool scan_bits(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                             const ByteSet& members, std::uint64_t* out) {
  const Set set(members);
  std::uint64_t all = 0;
  for (std::uint32_t left = end - begin; left > 0; bytes += kBitsAWord) {
    const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(set.in(load(bytes + begin))));
    std::uint64_t bits = low;
    if (left > kStep) {
      bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(
                  _mm256_movemask_epi8(set.in(load(bytes + begin + kStep)))))
              << kStep;
    }
    if (left < kBitsAWord) bits &= (std::uint64_t{1} << left) - 1;
    *out++ = bits;
    all |= bits;
    left -= std::min(left, kBitsAWord);
  }
  return all != 0;
}

template <typename First, typename Second>
DATELINE_AVX2 std::uint32_t scan_pairs(const std::uint8_t* bytes, std::uint32_t begin,
                                       std::uint32_t end, const ByteSet& first_members,
                                       const ByteSet& second_members, std::uint32_t* out) {
  const First first(first_members);
  const Second second(second_members);
  std::uint32_t count = 0;
  for (std::uint32_t i = begin; i < end; i += kStep) {
    const __m256i both =
        _mm256_and_si256(first.in(load(bytes + i)), second.in(load(bytes + i + 1)));
    const auto mask = static_cast<std::uint32_t>(_mm256_movemask_epi8(both));
    if (mask != 0) count += write_places(mask, i, end, out + count);
    if (end - i <= kStep) break;
  }
  return count;
}

template <typename First>
std::uint32_t scan_pairs_of(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                            const ByteSet& first, const ByteSet& second, std::uint32_t* out) {
  return second.size() <= ByteSet::kFew
             ? scan_pairs<First, Few>(bytes, begin, end, first, second, out)
             : scan_pairs<First, Many>(bytes, begin, end, first, second, out);
}

bool has_avx2() {
  static const bool kHas = __builtin_cpu_supports("avx2") != 0;
  return kHas;
}

#endif

}  // namespace

std::uint32_t find_bytes(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                         const ByteSet& set, std::uint32_t* out,
                         [[maybe_unused]] ScanMethod method) {
  if (set.size() == 0 || begin >= end) return 0;
#ifdef DATELINE_AVX2
  if (method == ScanMethod::kBest && has_avx2()) {
    if (set.size() == 1) return scan<One>(bytes, begin, end, set, out);
    if (set.size() <= ByteSet::kFew) return scan<Few>(bytes, begin, end, set, out);
    return scan<Many>(bytes, begin, end, set, out);
  }
#endif
  return plain_bytes(bytes, begin, end, set, out);
}

bool find_bits(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
               const ByteSet& set, std::uint64_t* out, [[maybe_unused]] ScanMethod method) {
  if (begin >= end) return false;
#ifdef DATELINE_AVX2
  if (method == ScanMethod::kBest && has_avx2() && set.size() > 0) {
    if (set.size() == 1) return scan_bits<One>(bytes, begin, end, set, out);
    if (set.size() <= ByteSet::kFew) return scan_bits<Few>(bytes, begin, end, set, out);
    return scan_bits<Many>(bytes, begin, end, set, out);
  }
#endif
  return plain_bits(bytes, begin, end, set, out);
}

std::uint32_t find_pairs(const std::uint8_t* bytes, std::uint32_t begin, std::uint32_t end,
                         const ByteSet& first, const ByteSet& second, std::uint32_t* out,
                         [[maybe_unused]] ScanMethod method) {
  if (first.size() == 0 || second.size() == 0 || begin >= end || end - begin < 2) return 0;
#ifdef DATELINE_AVX2
  if (method == ScanMethod::kBest && has_avx2()) {
    const std::uint32_t last = end - 1;
    if (first.size() == 1) return scan_pairs_of<One>(bytes, begin, last, first, second, out);
    if (first.size() <= ByteSet::kFew) {
      return scan_pairs_of<Few>(bytes, begin, last, first, second, out);
    }
    return scan_pairs_of<Many>(bytes, begin, last, first, second, out);
  }
#endif
  return plain_pairs(bytes, begin, end, first, second, out);
}

}  // namespace dateline
