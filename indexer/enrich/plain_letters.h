#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "common/analysis/char_class.h"

namespace dateline {

// What a fingerprint takes of a code point: its letter without case, width and diacritics.
struct PlainLetter {
  enum class Kind : std::uint8_t {
    kSeparator,
    kNothing,  // as if it were not there: marks, joiners
    kLetter,
    kDigit,    // of any script, as an ASCII digit
    kJoint,    // comma or dot: part of a number between its digits, else a separator
    kCjk,      // Han, Kana, Hangul: about half a word each
    kComplex,  // Thai, Lao, Khmer, Burmese: about a quarter of a word each
  };
  char32_t letter = 0;
  Kind kind = Kind::kSeparator;
};

// The plain letters of all code points, filled page by page when first asked. Not for sharing
// between threads.
class PlainLetters {
 public:
  PlainLetters();
  PlainLetter ascii(unsigned char c) const { return ascii_[c & 0x7F]; }
  PlainLetter of(char32_t code_point) {
    if (code_point > 0x10FFFF) return {};
    const std::unique_ptr<Page>& page = pages_[code_point >> 8];
    return page != nullptr ? (*page)[code_point & 0xFF] : fill(code_point);
  }

 private:
  using Page = std::array<PlainLetter, 256>;

  PlainLetter make(char32_t code_point);
  PlainLetter fill(char32_t code_point);

  CharClasses classes_;
  std::array<PlainLetter, 128> ascii_;
  std::array<std::unique_ptr<Page>, 0x1100> pages_;
};

}  // namespace dateline
