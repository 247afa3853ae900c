#include "indexer/dates/numerals.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>

namespace dateline {
namespace {

// Bytes that may begin a digit.
constexpr std::array<bool, 256> kMayBegin = [] {
  std::array<bool, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = true;
  for (const unsigned lead : {0xD9U, 0xDBU, 0xE0U, 0xE1U, 0xEFU}) table[lead] = true;
  return table;
}();

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// Value of the digit whose zero is `zero`, or -1.
int value_from(unsigned byte, unsigned zero) {
  return byte - zero < 10U ? static_cast<int>(byte - zero) : -1;
}

struct Digit {
  int value = -1;
  std::size_t bytes = 0;
};

Digit digit_at(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  if (first < 0x80U) return {value_from(first, '0'), 1};
  const unsigned second = byte_at(text, at + 1);
  if (first == 0xD9U) return {value_from(second, 0xA0U), 2};  // Arabic
  if (first == 0xDBU) return {value_from(second, 0xB0U), 2};  // Persian, Urdu
  const unsigned third = byte_at(text, at + 2);
  if (first == 0xE0U) {
    // Devanagari to Malayalam: every other block of 64, at the same place.
    if (second >= 0xA5U && second <= 0xB5U && second % 2 == 1) return {value_from(third, 0xA6U), 3};
    if (second == 0xB9U || second == 0xBBU) return {value_from(third, 0x90U), 3};  // Thai, Lao
    if (second == 0xBCU) return {value_from(third, 0xA0U), 3};                     // Tibetan
  } else if (first == 0xE1U) {
    if (second == 0x81U) return {value_from(third, 0x80U), 3};  // Burmese
    if (second == 0x9FU) return {value_from(third, 0xA0U), 3};  // Khmer
  } else if (first == 0xEFU && second == 0xBCU) {
    return {value_from(third, 0x90U), 3};  // full width
  }
  return {};
}

}  // namespace

std::size_t find_digit(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!kMayBegin[static_cast<unsigned char>(text[at])]) continue;
    if (digit_at(text, at).value >= 0) return at;
  }
  return std::string_view::npos;
}

Numeral read_numeral(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostDigits = 8;
  Numeral run;
  run.begin = run.end = at;
  for (Digit digit = digit_at(text, at); digit.value >= 0; digit = digit_at(text, run.end)) {
    run.value = run.digits < kMostDigits ? run.value * 10 + digit.value : 0;
    ++run.digits;
    run.end += digit.bytes;
  }
  return run;
}

bool is_word_char(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c == 0x200C || c == 0x200D) return true;  // joiners within words
  const auto point = static_cast<UChar32>(c);
  return u_isalpha(point) != 0 || (U_MASK(u_charType(point)) & U_GC_M_MASK) != 0;
}

}  // namespace dateline
