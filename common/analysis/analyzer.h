#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What lies between a token and the one before it.
enum class Break : std::uint8_t { kNone, kSentence, kParagraph };

enum class TokenKind : std::uint8_t {
  kWord,
  kNumber,  // starts with a digit
  kCjk,     // one character of Han, Hiragana, Katakana or Hangul
};

inline constexpr std::uint32_t kNoWord = UINT32_MAX;

// One word of a text in reading order. Strings live in the Analysis that holds the token.
struct Token {
  std::uint32_t begin =
      0;  // bytes of the analysed text, as it was printed ("Albania" of "Albania's")
  std::uint32_t end = 0;
  std::uint32_t hash = 0;  // token_hash(surface)
  Break before = Break::kNone;
  TokenKind kind = TokenKind::kWord;
  bool stop = false;  // a function word of the language: has no posting list
  // Number that the analyzer knows the word by, for tables of those who see many tokens: in texts
  // with the same Analysis::generation equal numbers mean equal surface and stem. kNoWord: it knows
  // none.
  std::uint32_t word = kNoWord;
  std::string_view surface;  // folded, see common/text/fold.h
  std::string_view stem;     // folded stem: the posting term without its prefix; equals `surface`
                             // where the language has no stemmer; empty for kCjk
};

// A posting term that is not a word by itself and has no position of its own: a compound written
// together ("cyberattack" of "cyber-attack", "obrien"), or two neighbouring CJK characters.
struct JoinedTerm {
  std::uint32_t first = 0;  // index of the first and last token it spans
  std::uint32_t last = 0;
  std::string_view surface;  // folded: "cyberattacks", "地震"
  std::string_view stem;     // posting term without prefix: "cyberattack", "地震"
};

// The result of one analysis; reused from text to text so that nothing is allocated per word.
struct Analysis {
  std::vector<Token> tokens;
  std::vector<JoinedTerm> joined;
  std::uint64_t generation = 0;  // of the numbers in Token::word; another for each analyzer

  // Owns the strings of tokens and joined; valid until the next analysis into this object.
  std::vector<std::unique_ptr<char[]>> arena;
  std::size_t arena_used = 0;
};

// 32-bit hash of a folded surface form. Its low byte is never below kFirstTokenHash: those mark the
// ends of zones in `tokens`, where they are told by that byte.
inline constexpr std::uint32_t kFirstTokenHash = 16;
std::uint32_t token_hash(std::string_view surface);

// What `tokens` stores of a word: the upper bits of its hash, and the low byte of that of its stem,
// so that one byte finds a word in all its forms. CJK characters, which have no stem, are stored by
// their hash.
inline std::uint32_t token_entry(std::uint32_t hash, std::string_view stem) {
  return stem.empty() ? hash : (hash & ~0xffu) | (token_hash(stem) & 0xffu);
}

// Turns text into tokens, the same way for indexing, for queries and for highlighting.
//
//   - words by ICU's rules with a fast path for ASCII; folded by common/text/fold.h; stems by
//     Snowball in the language of the text, on the form that still has its diacritics, then folded
//   - "Albania's", "Albania’s": the possessive goes. Elisions (l', d', qu', dell' ...) before a
//     vowel or h are words of their own. In Turkish the stem is that of what stands before the
//     apostrophe ("Ankara'da" is found by ankara). Other apostrophes vanish: "o'clock" is oclock,
//     "O'Brien" obrien
//   - hyphens, dots inside a word, slashes, @ and & part words; a compound of two to four parts
//     that are letters (and digits, but not digits alone) also gives its joined form:
//     "cyber-attack" is cyber, attack and, joined, cyberattack; "Covid-19" covid, 19, covid19
//   - acronyms with dots are one word: "U.S." is us; "e.g." eg
//   - digits grouped in thousands are one number, whatever sign groups them: "3,000", "3.000" and
//     "3'000" are 3000. "1.5" stays, and "1,5" becomes it; dates, versions and lists of numbers
//     give their parts: "08.09.2022" is 08, 09, 2022
//   - CJK: a token a character (kCjk), a joined term for every two neighbours; a run of a single
//     character, and the last character of a run, give their character as a joined term too
//     (first == last), so that every character starts some term. Thai, Lao, Khmer and Burmese words
//     come from ICU's dictionaries
//   - words longer than 64 characters are cut there; malformed UTF-8 ends a word and is skipped
//
// Segmentation does not depend on the language; stems and stop words do. Not for sharing between
// threads: it holds ICU iterators, stemmers and a cache of stems.
class Analyzer {
 public:
  // How ASCII is handled: by tables and a cache of words, or as all other text. The results are
  // the same; tests compare them.
  enum class AsciiPath { kFast, kGeneral };

  explicit Analyzer(AsciiPath path = AsciiPath::kFast);
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  // Analyses `text` in the language with this ISO 639 code ("en", "de", "und" ...). Finds sentence
  // and paragraph breaks only when `with_breaks`. Replaces what `out` held.
  void analyze(std::string_view text, std::string_view language, Analysis& out,
               bool with_breaks = false);

  // The same, into an Analysis of its own that stays until the next call: spares whoever reads a few
  // words the room for many.
  const Analysis& analyze_briefly(std::string_view text, std::string_view language) {
    analyze(text, language, brief_);
    return brief_;
  }

  // The stem of one folded-case word (fold_case) in a language, folded.
  std::string stem(std::string_view word, std::string_view language);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
  Analysis brief_;
};

// Splits a run of CJK text into words by ICU's dictionaries, as byte ranges; for queries, where a
// long run is several words.
struct WordSpan {
  std::size_t begin;
  std::size_t end;
};
std::vector<WordSpan> segment_cjk(std::string_view run);

}  // namespace dateline
