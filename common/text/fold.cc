#include "common/text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/error.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Normalizers {
  const icu::Normalizer2* nfkc_fold;
  const icu::Normalizer2* nfc;
  const icu::Normalizer2* nfd;
};

const Normalizers& normalizers() {
  static const Normalizers instances = [] {
    UErrorCode status = U_ZERO_ERROR;
    const Normalizers found{icu::Normalizer2::getNFKCCasefoldInstance(status),
                            icu::Normalizer2::getNFCInstance(status),
                            icu::Normalizer2::getNFDInstance(status)};
    if (U_FAILURE(status)) {
      throw Error(Error::Kind::kSystem, "cannot load the Unicode normalization data",
                  "reinstall the ICU library");
    }
    return found;
  }();
  return instances;
}

std::string normalize(const icu::Normalizer2& normalizer, std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                           sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

// How the marks that follow a letter are treated.
enum class Marks { kKeep, kDrop, kCyrillic };

Marks marks_after(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
      return Marks::kDrop;
    case USCRIPT_CYRILLIC:
      return Marks::kCyrillic;
    default:
      return u_isdigit(static_cast<UChar32>(c)) ? Marks::kDrop : Marks::kKeep;
  }
}

constexpr char32_t kTatweel = 0x0640;
constexpr std::u32string_view kCyrillicVowels = U"аеиоуыэюяєіїѵ";

bool drops_mark(Marks rule, char32_t base, char32_t mark) {
  if (u_charType(static_cast<UChar32>(mark)) == U_COMBINING_SPACING_MARK) return false;
  if (rule == Marks::kDrop) return true;
  if (rule == Marks::kKeep) return false;
  const bool stress = mark == 0x0300 || mark == 0x0301;
  return (mark == 0x0308 && base == U'е') ||
         (stress && kCyrillicVowels.find(base) != std::u32string_view::npos);
}

// Letters without a canonical decomposition, and what they are read as. Sorted by code point.
constexpr std::array<std::pair<char32_t, std::string_view>, 41> kPlainSpelling = {{
    {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"}, {U'ı', "i"},
    {U'ĸ', "k"},  {U'ł', "l"}, {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"}, {U'ƀ', "b"}, {U'ƒ', "f"},
    {U'ƙ', "k"},  {U'ƚ', "l"}, {U'ƴ', "y"}, {U'ƶ', "z"},  {U'ǝ', "e"}, {U'ǥ', "g"}, {U'ȷ', "j"},
    {U'ɇ', "e"},  {U'ɉ', "j"}, {U'ɍ', "r"}, {U'ɓ', "b"},  {U'ɔ', "o"}, {U'ɖ', "d"}, {U'ɗ', "d"},
    {U'ə', "e"},  {U'ɛ', "e"}, {U'ɣ', "g"}, {U'ɨ', "i"},  {U'ɲ', "n"}, {U'ʉ', "u"}, {U'ʋ', "v"},
    {U'ة', "ه"},  {U'ـ', ""},  {U'ى', "ي"}, {U'ٱ', "ا"},  {U'ک', "ك"}, {U'ی', "ي"},
}};
static_assert(std::is_sorted(kPlainSpelling.begin(), kPlainSpelling.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; }));

const std::string_view* plain_spelling(char32_t c) {
  const auto* found =
      std::lower_bound(kPlainSpelling.begin(), kPlainSpelling.end(), c,
                       [](const auto& entry, char32_t value) { return entry.first < value; });
  return found != kPlainSpelling.end() && found->first == c ? &found->second : nullptr;
}

}  // namespace

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return out;
  }
  std::string out = normalize(*normalizers().nfkc_fold, text);
  // Case folding makes "i" and a combining dot of the Turkish capital I with dot.
  constexpr std::string_view kDot = "\xCC\x87";
  std::size_t at = out.find("i\xCC\x87");
  if (at == std::string::npos) return out;
  while (at != std::string::npos) {
    while (out.compare(at + 1, kDot.size(), kDot) == 0) out.erase(at + 1, kDot.size());
    at = out.find("i\xCC\x87", at + 1);
  }
  return normalize(*normalizers().nfc, out);
}

std::string fold_marks(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const std::string decomposed = normalize(*normalizers().nfd, text);
  std::string out;
  out.reserve(decomposed.size());
  Marks rule = Marks::kKeep;
  char32_t base = 0;
  for (std::size_t i = 0; i < decomposed.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(decomposed, i);
    if (c < 0x80) {
      out += static_cast<char>(c);
      base = c;
      rule = Marks::kDrop;
      continue;
    }
    const auto code_point = static_cast<UChar32>(c);
    if ((U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0) {
      if (!drops_mark(rule, base, c)) out.append(decomposed, begin, i - begin);
      continue;
    }
    base = c;
    rule = c == kTatweel ? Marks::kDrop : marks_after(c);
    if (const std::string_view* plain = plain_spelling(c)) {
      out += *plain;
    } else if (u_isdigit(code_point)) {
      out += static_cast<char>('0' + u_charDigitValue(code_point));
    } else {
      out.append(decomposed, begin, i - begin);
    }
  }
  return is_ascii(out) ? out : normalize(*normalizers().nfc, out);
}

std::string fold(std::string_view text) { return fold_marks(fold_case(text)); }

}  // namespace dateline
