#include "indexer/enrich/plain_letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace dateline {
namespace {

// The letter under all marks, in small: the first code point of the full compatibility
// decomposition, case folded.
char32_t base_letter(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  auto letter = static_cast<UChar32>(code_point);
  icu::UnicodeString decomposition;
  if (U_SUCCESS(status) && nfkd->getDecomposition(letter, decomposition)) {
    letter = decomposition.char32At(0);
  }
  return static_cast<char32_t>(u_foldCase(letter, U_FOLD_CASE_DEFAULT));
}

}  // namespace

PlainLetters::PlainLetters() {
  for (unsigned char c = 0; c < 128; ++c) ascii_[c] = make(c);
}

PlainLetter PlainLetters::make(char32_t code_point) {
  using Kind = PlainLetter::Kind;
  switch (classes_.of(code_point)) {
    case CharClass::kLetter:
      return {base_letter(code_point), Kind::kLetter};
    case CharClass::kDigit:
      return {U'0' + static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(code_point))),
              Kind::kDigit};
    case CharClass::kMark:
    case CharClass::kIgnorable:
      return {0, Kind::kNothing};
    case CharClass::kCjk:
      return {code_point, Kind::kCjk};
    case CharClass::kComplex:
      return {code_point, Kind::kComplex};
    case CharClass::kDot:
    case CharClass::kNumberMark:
      return {0, Kind::kJoint};
    default:
      return {};
  }
}

PlainLetter PlainLetters::fill(char32_t code_point) {
  auto page = std::make_unique<Page>();
  const char32_t first = code_point & ~char32_t{0xFF};
  for (char32_t i = 0; i < 256; ++i) (*page)[i] = make(first + i);
  pages_[code_point >> 8] = std::move(page);
  return (*pages_[code_point >> 8])[code_point & 0xFF];
}

}  // namespace dateline
