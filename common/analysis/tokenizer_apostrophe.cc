// What an apostrophe does in a word: possessive, elision, or nothing.
#include <algorithm>
#include <array>

#include "common/analysis/tokenizer.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// What French, Italian and Catalan write before an apostrophe, folded and sorted.
constexpr std::array<std::string_view, 40> kElisions = {
    "agl",    "all",  "anch",   "bell", "c",    "coll",   "com",   "cos",   "d",      "dagl",
    "dall",   "degl", "dell",   "dov",  "gl",   "j",      "jusqu", "l",     "lorsqu", "m",
    "mezz",   "n",    "neanch", "negl", "nell", "puisqu", "qu",    "quant", "quell",  "quest",
    "quoiqu", "s",    "sant",   "senz", "sugl", "sull",   "t",     "tutt",  "un",     "v"};
static_assert(std::is_sorted(kElisions.begin(), kElisions.end()));

// The first letter of the folded character; 0 when that is not ASCII.
char folded_letter(char32_t c) {
  std::string text;
  append_utf8(text, c);
  const std::string folded = fold(text);
  return folded.empty() || static_cast<unsigned char>(folded[0]) >= 0x80 ? '\0' : folded[0];
}

bool is_vowel_or_h(char letter) {
  return letter != '\0' && std::string_view("aeiouhy").find(letter) != std::string_view::npos;
}

}  // namespace

// Where the text goes on after the "'s" that starts at `sign`; 0 when that is no possessive.
std::size_t Tokenizer::possessive_end(const Char& sign) {
  const Char s = at(sign.end);
  if (s.code_point != U's' && s.code_point != U'S') return 0;
  return continues_word(at(s.end).type) ? 0 : s.end;
}

// True when the apostrophe vanishes and the word goes on behind it.
bool Tokenizer::passes_apostrophe(RawToken& token, const Char& sign, const Char& before) {
  const Char following = at(sign.end);
  if (!is_word(following.type)) return false;
  resume_ = possessive_end(sign);
  if (resume_ != 0 || before.type != CharClass::kLetter) return false;
  if (token.stem_size == 0 && is_elision(spelling_, following)) {
    elided_ = true;
    resume_ = sign.end;
    return false;
  }
  if (following.type != CharClass::kLetter) return false;
  if (token.stem_size == 0) token.stem_size = spelling_.size();
  token.end = sign.end;
  return true;
}

// Elision stands before a vowel, h or a number ("l'11"), or after l and d before an acronym
// ("l'FBI"); before a single consonant the apostrophe is part of a name ("N'Djamena", "L'viv").
bool Tokenizer::is_elision(std::string_view prefix, const Char& following) {
  if (prefix.size() > 6 || !std::binary_search(kElisions.begin(), kElisions.end(),
                                               std::string_view(fold_case(prefix)))) {
    return false;
  }
  if (following.type == CharClass::kDigit) return true;
  const char letter = folded_letter(following.code_point);
  if (letter == '\0' || is_vowel_or_h(letter)) return letter != '\0';
  if (prefix.size() > 1) return true;
  const char first = static_cast<char>(prefix[0] | 0x20);
  const Char second = at(following.end);
  return (first == 'l' || first == 'd') && second.type == CharClass::kLetter &&
         !is_vowel_or_h(folded_letter(second.code_point));
}

}  // namespace dateline
