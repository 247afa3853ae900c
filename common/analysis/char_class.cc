#include "common/analysis/char_class.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace dateline {
namespace {

// Signs whose part in words is not a property Unicode gives.
CharClass sign_class(char32_t c) {
  switch (c) {
    case U'\'':
    case U'`':
    case 0x00B4:  // acute accent
    case 0x02B9:  // modifier letter prime
    case 0x02BB:  // okina
    case 0x02BC:  // modifier letter apostrophe
    case 0x02BE:
    case 0x02BF:  // modifier letter half rings: hamza and ayin
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x05F3:  // Hebrew geresh
    case 0xFF07:
      return CharClass::kApostrophe;
    case U'"':
    case 0x05F4:  // Hebrew gershayim
    case 0x201D:
      return CharClass::kQuote;
    case 0x00B7:
      return CharClass::kMiddleDot;
    case U'.':
    case 0xFF0E:
      return CharClass::kDot;
    case U',':
    case 0x066B:
    case 0x066C:
      return CharClass::kNumberMark;
    case 0x00A0:
    case 0x2009:
    case 0x202F:
      return CharClass::kGroupSpace;
    case U'-':
    case U'/':
    case U'@':
    case U'&':
    case U'_':
    case 0x058A:  // Armenian hyphen
    case 0x05BE:  // Hebrew maqaf
    case 0x2010:
    case 0x2011:
    case 0xFE63:
    case 0xFF06:
    case 0xFF0D:
    case 0xFF0F:
    case 0xFF20:
      return CharClass::kConnector;
    default:
      return CharClass::kSeparator;
  }
}

// Some Arabic ligatures stand for phrases; they have no form without spaces.
bool folds_to_phrase(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
  icu::UnicodeString decomposition;
  return U_SUCCESS(status) && nfkc->getDecomposition(c, decomposition) &&
         decomposition.indexOf(u' ') >= 0;
}

bool is_cjk(UChar32 c) {
  return uscript_hasScript(c, USCRIPT_HAN) || uscript_hasScript(c, USCRIPT_HIRAGANA) ||
         uscript_hasScript(c, USCRIPT_KATAKANA) || uscript_hasScript(c, USCRIPT_HANGUL) ||
         u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
}

// Vowels and final consonants of decomposed Hangul, and the half-width voice marks of Katakana.
bool continues_syllable(UChar32 c) {
  const int32_t type = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  return type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO || c == 0xFF9E || c == 0xFF9F;
}

CharClass classify(char32_t code_point) {
  const CharClass sign = sign_class(code_point);
  if (sign != CharClass::kSeparator) return sign;
  const auto c = static_cast<UChar32>(code_point);
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharClass::kIgnorable;
  const uint32_t category = U_GET_GC_MASK(c);
  if ((category & U_GC_ND_MASK) != 0) return CharClass::kDigit;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI)) return CharClass::kSeparator;
  const bool complex = u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
  if ((category & U_GC_M_MASK) != 0) return complex ? CharClass::kComplex : CharClass::kMark;
  const bool letter =
      (category & (U_GC_L_MASK | U_GC_NL_MASK)) != 0 || u_hasBinaryProperty(c, UCHAR_ALPHABETIC);
  if (!letter || folds_to_phrase(c)) return CharClass::kSeparator;
  if (continues_syllable(c)) return CharClass::kMark;
  if (complex) return CharClass::kComplex;
  return is_cjk(c) ? CharClass::kCjk : CharClass::kLetter;
}

constexpr CharClass ascii_class(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::kLetter;
  if (c >= '0' && c <= '9') return CharClass::kDigit;
  switch (c) {
    case '\'':
    case '`':
      return CharClass::kApostrophe;
    case '"':
      return CharClass::kQuote;
    case '.':
      return CharClass::kDot;
    case ',':
      return CharClass::kNumberMark;
    case '-':
    case '/':
    case '@':
    case '&':
    case '_':
      return CharClass::kConnector;
    default:
      return CharClass::kSeparator;
  }
}

constexpr std::array<CharClass, 128> make_ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = ascii_class(static_cast<char>(i));
  return classes;
}

}  // namespace

constexpr std::array<CharClass, 128> kAsciiClasses = make_ascii_classes();

CharClass CharClasses::fill(char32_t code_point) {
  auto page = std::make_unique<Page>();
  const char32_t first = code_point & ~char32_t{0xFF};
  for (char32_t i = 0; i < 256; ++i) (*page)[i] = classify(first + i);
  pages_[code_point >> 8] = std::move(page);
  return (*pages_[code_point >> 8])[code_point & 0xFF];
}

}  // namespace dateline
