#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace dateline {

// What a code point does in word segmentation.
enum class CharClass : std::uint8_t {
  kSeparator,
  kLetter,
  kDigit,
  kMark,        // continues a word, never starts one
  kIgnorable,   // soft hyphen, joiners, variation selectors: as if it were not there
  kCjk,         // Han, Hiragana, Katakana, Hangul: a token of its own
  kComplex,     // Thai, Lao, Khmer, Burmese: words come from a dictionary
  kApostrophe,  // straight, curly, modifier letter, backtick, prime
  kQuote,       // double quotes, which mark acronyms between Hebrew letters
  kMiddleDot,   // between two l in Catalan
  kDot,
  kNumberMark,  // commas and the Arabic number separators: only between digits
  kGroupSpace,  // no-break and thin spaces: group digits in thousands
  kConnector,   // hyphens / @ & _ : part words, but the parts also make a compound
};

inline bool is_word(CharClass type) {
  return type == CharClass::kLetter || type == CharClass::kDigit;
}

inline bool continues_word(CharClass type) { return is_word(type) || type == CharClass::kMark; }

// Classes of all code points, filled page by page when first asked. Not for sharing between
// threads.
class CharClasses {
 public:
  CharClass of(char32_t code_point) {
    if (code_point > 0x10FFFF) return CharClass::kSeparator;
    const std::unique_ptr<Page>& page = pages_[code_point >> 8];
    return page != nullptr ? (*page)[code_point & 0xFF] : fill(code_point);
  }

 private:
  using Page = std::array<CharClass, 256>;

  CharClass fill(char32_t code_point);

  std::array<std::unique_ptr<Page>, 0x1100> pages_;
};

// The same for ASCII, as a table; agrees with CharClasses.
extern const std::array<CharClass, 128> kAsciiClasses;

}  // namespace dateline
