#include "common/index/posting_codec.h"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace dateline {
namespace {

constexpr unsigned kLanes = 4;
constexpr unsigned kVectors = kBlock / kLanes;
constexpr unsigned kWordBits = 32;
constexpr unsigned kWidths = kWordBits + 1;

// Four numbers; the compilers know what the processor has for them.
using Vector = std::uint32_t __attribute__((vector_size(16)));

Vector load(const std::byte* in) {
  Vector vector;
  std::memcpy(&vector, in, sizeof vector);
  return vector;
}

void store(Vector vector, std::uint32_t* out) { std::memcpy(out, &vector, sizeof vector); }

Vector all(std::uint32_t value) { return Vector{value, value, value, value}; }

// Vector number I of a block that is packed by this width.
template <unsigned kWidth, unsigned I>
Vector extract(const std::byte* in) {
  if constexpr (kWidth == 0) {
    return Vector{};
  } else {
    constexpr unsigned kBit = I * kWidth;
    constexpr unsigned kShift = kBit % kWordBits;
    const std::byte* place = in + kBit / kWordBits * sizeof(Vector);
    Vector vector = load(place) >> kShift;
    if constexpr (kShift + kWidth > kWordBits) {
      vector |= load(place + sizeof(Vector)) << (kWordBits - kShift);
    }
    if constexpr (kWidth < kWordBits && kShift + kWidth != kWordBits) {
      vector &= all((std::uint32_t{1} << kWidth) - 1);
    }
    return vector;
  }
}

template <unsigned kWidth, unsigned... I>
void unpack_vectors(const std::byte* in, std::uint32_t add, std::uint32_t* out,
                    std::integer_sequence<unsigned, I...> /*unrolled*/) {
  const Vector added = all(add);
  (store(extract<kWidth, I>(in) + added, out + I * kLanes), ...);
}

template <unsigned kWidth>
void unpack_width(const std::byte* in, std::uint32_t add, std::uint32_t* out) {
  unpack_vectors<kWidth>(in, add, out, std::make_integer_sequence<unsigned, kVectors>());
}

// `last` is the number before these four, in every lane; it becomes the last of them.
void store_sums(Vector gaps, Vector& last, std::uint32_t* out) {
  const Vector zero = {};
  Vector sums = gaps + all(1);
  sums += __builtin_shufflevector(zero, sums, 0, 4, 5, 6);
  sums += __builtin_shufflevector(zero, sums, 0, 1, 4, 5);
  sums += last;
  store(sums, out);
  last = __builtin_shufflevector(sums, sums, 3, 3, 3, 3);
}

template <unsigned kWidth, unsigned... I>
void sum_vectors(const std::byte* in, std::uint32_t base, std::uint32_t* out,
                 std::integer_sequence<unsigned, I...> /*unrolled*/) {
  Vector last = all(base - 1);
  (store_sums(extract<kWidth, I>(in), last, out + I * kLanes), ...);
}

template <unsigned kWidth>
void sum_width(const std::byte* in, std::uint32_t base, std::uint32_t* out) {
  sum_vectors<kWidth>(in, base, out, std::make_integer_sequence<unsigned, kVectors>());
}

using Unpacker = void (*)(const std::byte*, std::uint32_t, std::uint32_t*);

template <unsigned... kWidth>
constexpr std::array<Unpacker, kWidths> unpackers(
    std::integer_sequence<unsigned, kWidth...> /*widths*/) {
  return {unpack_width<kWidth>...};
}

template <unsigned... kWidth>
constexpr std::array<Unpacker, kWidths> summers(
    std::integer_sequence<unsigned, kWidth...> /*widths*/) {
  return {sum_width<kWidth>...};
}

constexpr auto kUnpackers = unpackers(std::make_integer_sequence<unsigned, kWidths>());
constexpr auto kSummers = summers(std::make_integer_sequence<unsigned, kWidths>());

}  // namespace

unsigned width_of(std::span<const std::uint32_t> values) {
  std::uint32_t bits = 0;
  for (const std::uint32_t value : values) bits |= value;
  return static_cast<unsigned>(std::bit_width(bits));
}

void pack_block(const std::uint32_t* values, unsigned width, std::vector<std::byte>& out) {
  std::array<std::uint32_t, kBlock> words = {};
  for (unsigned i = 0; i < kVectors; ++i) {
    const unsigned bit = i * width;
    const unsigned shift = bit % kWordBits;
    std::uint32_t* place = words.data() + bit / kWordBits * kLanes;
    for (unsigned lane = 0; lane < kLanes && width > 0; ++lane) {
      const std::uint32_t value = values[i * kLanes + lane];
      place[lane] |= value << shift;
      if (shift + width > kWordBits) place[kLanes + lane] |= value >> (kWordBits - shift);
    }
  }
  const auto bytes = std::as_bytes(std::span(words)).first(packed_bytes(width));
  out.insert(out.end(), bytes.begin(), bytes.end());
}

void unpack_block(const std::byte* in, unsigned width, std::uint32_t add, std::uint32_t* out) {
  kUnpackers[width](in, add, out);
}

std::uint32_t block_number(const std::byte* in, unsigned width, std::uint32_t place) {
  const std::uint32_t bit = place / kLanes * width;
  const std::byte* const word =
      in + bit / kWordBits * sizeof(Vector) + place % kLanes * sizeof(std::uint32_t);
  const std::uint32_t shift = bit % kWordBits;
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  if (width > 0) std::memcpy(&low, word, sizeof low);
  if (shift + width > kWordBits) std::memcpy(&high, word + sizeof(Vector), sizeof high);
  const std::uint64_t bits = std::uint64_t{high} << kWordBits | low;
  return static_cast<std::uint32_t>(bits >> shift & ((std::uint64_t{1} << width) - 1));
}

void unpack_ascending(const std::byte* in, unsigned width, std::uint32_t base, std::uint32_t* out) {
  kSummers[width](in, base, out);
}

void pack_run(std::span<const std::uint32_t> values, unsigned width, std::vector<std::byte>& out) {
  std::uint64_t bits = 0;
  unsigned filled = 0;
  for (const std::uint32_t value : values) {
    bits |= std::uint64_t{value} << filled;
    filled += width;
    for (; filled >= 8; filled -= 8, bits >>= 8) out.push_back(static_cast<std::byte>(bits));
  }
  if (filled > 0) out.push_back(static_cast<std::byte>(bits));
}

std::uint32_t run_number(const std::byte* in, unsigned width, std::uint32_t place) {
  const std::size_t bit = std::size_t{place} * width;
  std::uint64_t bits;
  std::memcpy(&bits, in + bit / 8, sizeof bits);
  return static_cast<std::uint32_t>(bits >> bit % 8 & ((std::uint64_t{1} << width) - 1));
}

void unpack_run(const std::byte* in, unsigned width, std::uint32_t add,
                std::span<std::uint32_t> out) {
  for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = run_number(in, width, i) + add;
}

void append_varint(std::uint32_t value, std::vector<std::byte>& out) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<std::byte>(value | 0x80));
  out.push_back(static_cast<std::byte>(value));
}

bool unpack_varints(std::span<const std::byte> in, std::uint32_t base, std::uint32_t limit,
                    std::span<std::uint32_t> out) {
  const std::byte* place = in.data();
  const std::byte* const end = place + in.size();
  std::uint64_t next = base;
  for (std::uint32_t& value : out) {
    std::uint64_t byte = 0x80;
    for (unsigned shift = 0; byte >= 0x80 && shift < 35; shift += 7) {
      if (place == end) return false;
      byte = static_cast<std::uint64_t>(*place++);
      next += (byte & 0x7f) << shift;
    }
    if (byte >= 0x80) return false;
    value = static_cast<std::uint32_t>(next++);
  }
  return next <= limit;
}

}  // namespace dateline
