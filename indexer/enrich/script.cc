#include "indexer/enrich/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/ascii.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr int kSampledLetters = 600;
constexpr int kSampledCharacters = 4000;
constexpr int kShortText = 60;  // letters of a headline

struct ScriptLanguage {
  UScriptCode script;
  std::string_view language;
};

// Scripts that one written language has (almost) to itself.
constexpr ScriptLanguage kScriptLanguages[] = {
    {USCRIPT_GREEK, "el"},
    {USCRIPT_ARMENIAN, "hy"},
    {USCRIPT_GEORGIAN, "ka"},
    {USCRIPT_THAI, "th"},
    {USCRIPT_LAO, "lo"},
    {USCRIPT_KHMER, "km"},
    {USCRIPT_MYANMAR, "my"},
    {USCRIPT_SINHALA, "si"},
    {USCRIPT_TAMIL, "ta"},
    {USCRIPT_TELUGU, "te"},
    {USCRIPT_KANNADA, "kn"},
    {USCRIPT_MALAYALAM, "ml"},
    {USCRIPT_GUJARATI, "gu"},
    {USCRIPT_GURMUKHI, "pa"},
    {USCRIPT_ORIYA, "or"},
    {USCRIPT_THAANA, "dv"},
    {USCRIPT_MONGOLIAN, "mn"},
    {USCRIPT_CHEROKEE, "chr"},
    {USCRIPT_SYRIAC, "syr"},
    {USCRIPT_NKO, "nqo"},
    {USCRIPT_OL_CHIKI, "sat"},
    {USCRIPT_TIFINAGH, "zgh"},
    {USCRIPT_CANADIAN_ABORIGINAL, "iu"},
};

// Letters of a text by script. Scripts of words, which need fewer characters, weigh more.
struct Counts {
  std::array<int, USCRIPT_CODE_LIMIT> by_script{};
  int letters = 0;
  int sorani = 0;         // letters of no other language in Arabic script
  int sorani_vowels = 0;  // the final heh that Sorani writes for a vowel

  int operator[](UScriptCode script) const { return by_script[static_cast<std::size_t>(script)]; }
};

Counts count_letters(std::string_view text, int most = kSampledLetters) {
  Counts counts;
  std::size_t position = 0;
  for (int seen = 0; position < text.size() && seen < kSampledCharacters; ++seen) {
    const auto code = static_cast<UChar32>(next_code_point(text, position));
    if (code < 0x80) {
      if (!is_ascii_letter(static_cast<char>(code))) continue;
      ++counts.by_script[USCRIPT_LATIN];
      if (++counts.letters == most) break;
      continue;
    }
    if (!u_isalpha(code)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code, &status);
    if (U_FAILURE(status) || script <= USCRIPT_INHERITED || script >= USCRIPT_CODE_LIMIT) continue;
    counts.by_script[static_cast<std::size_t>(script)] += script == USCRIPT_HAN ? 3 : 1;
    if (code == 0x0695 || code == 0x06B5 || code == 0x06CE) ++counts.sorani;
    if (code == 0x06D5) ++counts.sorani_vowels;
    if (++counts.letters == most) break;
  }
  return counts;
}

// Letters that speak for one language among those of their script.
struct LetterLanguage {
  std::u32string_view letters;
  std::string_view language;
};

constexpr LetterLanguage kCyrillicLetters[] = {
    {U"әғқңөұүһ", "kk"}, {U"ў", "be"}, {U"ѓќѕ", "mk"}, {U"ђћљњџ", "sr"}, {U"їєґі", "uk"}};
constexpr LetterLanguage kArabicLetters[] = {{U"ټډړښېۍ", "ps"}, {U"ٹڈڑےں", "ur"}, {U"پچژگی", "fa"}};
constexpr LetterLanguage kEthiopicLetters[] = {{U"ኣኽኸቐ", "ti"}};

// The language whose letters are the most, else the one that the script is mostly used for.
template <std::size_t kSize>
std::string_view by_letters(std::string_view text, const LetterLanguage (&rows)[kSize],
                            std::string_view usual) {
  std::array<int, kSize> seen{};
  for (std::size_t position = 0; position < text.size();) {
    const auto code = static_cast<UChar32>(next_code_point(text, position));
    const auto letter = static_cast<char32_t>(u_tolower(code));
    for (std::size_t i = 0; i < kSize; ++i) {
      seen[i] += rows[i].letters.find(letter) != std::u32string_view::npos;
    }
  }
  const auto most = std::max_element(seen.begin(), seen.end());
  return *most > 0 ? rows[most - seen.begin()].language : usual;
}

}  // namespace

std::string_view language_of_script(std::string_view text) {
  const Counts counts = count_letters(text);
  if (counts.letters == 0) return "";
  const int kana = counts[USCRIPT_HIRAGANA] + counts[USCRIPT_KATAKANA];
  const int han = counts[USCRIPT_HAN];
  const int hangul = counts[USCRIPT_HANGUL];
  const int east_asian = kana + han + hangul + counts[USCRIPT_BOPOMOFO];

  const auto most = std::max_element(counts.by_script.begin(), counts.by_script.end());
  if (east_asian >= *most) {
    // One Kana in twelve characters is Japanese; Chinese has them only in names of brands.
    if (hangul * 3 > han && hangul > kana) return "ko";
    // A headline may hold but one.
    if (counts.letters < kShortText && counts[USCRIPT_HIRAGANA] > 0) return "ja";
    return kana * 12 > han / 3 + kana ? "ja" : "zh";
  }
  const auto script = static_cast<UScriptCode>(most - counts.by_script.begin());
  if (script == USCRIPT_ARABIC) {
    return counts.sorani > 0 && (counts.sorani + counts.sorani_vowels) * 12 > *most ? "ku" : "";
  }
  for (const ScriptLanguage& row : kScriptLanguages) {
    if (row.script == script) return row.language;
  }
  return "";
}

std::string_view language_of_letters(std::string_view text) {
  const Counts counts = count_letters(text);
  const auto most = std::max_element(counts.by_script.begin(), counts.by_script.end());
  if (*most == 0) return "";
  switch (static_cast<UScriptCode>(most - counts.by_script.begin())) {
    case USCRIPT_CYRILLIC:
      return by_letters(text, kCyrillicLetters, "ru");
    case USCRIPT_ARABIC:
      return by_letters(text, kArabicLetters, "ar");
    case USCRIPT_ETHIOPIC:
      return by_letters(text, kEthiopicLetters, "am");
    case USCRIPT_HEBREW:
      return "he";
    case USCRIPT_DEVANAGARI:
      return "hi";
    case USCRIPT_BENGALI:
      return "bn";
    default:
      return "";
  }
}

bool has_letters(std::string_view text) { return count_letters(text, 1).letters > 0; }

}  // namespace dateline
