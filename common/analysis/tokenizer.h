#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/char_class.h"
#include "common/analysis/dictionary_words.h"

namespace dateline {

// One word as segmentation finds it, before folding.
struct RawToken {
  std::size_t begin = 0;  // bytes of the text, without a possessive
  std::size_t end = 0;
  TokenKind kind = TokenKind::kWord;
  bool ascii = false;
  // A connector, or for kCjk nothing at all, stands between this token and the one before.
  bool linked = false;
  // The letters without apostrophes and acronym dots, digits without grouping. Part of the text, or
  // of the tokenizer until its next call.
  std::string_view spelling;
  // Bytes of `spelling` before its first apostrophe, 0 when it has none: the name in Turkish
  // "Ankara'da".
  std::size_t stem_size = 0;
};

// Finds words in any bytes by the rules of analyzer.h; knows no language. Not for sharing between
// threads.
class Tokenizer {
 public:
  // Without the fast path every character, ASCII too, is classified by its Unicode properties.
  // The result is the same; tests compare the two.
  explicit Tokenizer(bool ascii_fast_path) : ascii_fast_path_(ascii_fast_path) {}

  // Starts on `text`, which must outlive the calls of next().
  void reset(std::string_view text);

  // False at the end of the text.
  bool next(RawToken& token);

 private:
  // A character with its place; ignorable ones before it are skipped. At the end of the text and
  // for ill-formed bytes a separator.
  struct Char {
    CharClass type = CharClass::kSeparator;
    char32_t code_point = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  Char at(std::size_t position);
  bool next_plain_ascii(RawToken& token);
  void start(RawToken& token, const Char& first);
  void append(RawToken& token, const Char& c);
  void scan_word(RawToken& token, const Char& first);
  bool scan_acronym(RawToken& token);
  void scan_number(RawToken& token);
  void scan_letters(RawToken& token);
  void scan_cjk(RawToken& token, const Char& first);
  void queue_complex(std::size_t begin);
  bool next_complex(RawToken& token);
  bool passes_apostrophe(RawToken& token, const Char& sign, const Char& before);
  std::size_t possessive_end(const Char& sign);
  bool is_elision(std::string_view prefix, const Char& following);
  void finish(RawToken& token);

  std::string_view text_;
  std::size_t position_ = 0;
  bool linked_ = false;           // a connector has just been passed
  bool after_cjk_ = false;        // a kCjk token has just been passed
  bool elided_ = false;           // the token in the making ends before an elision's apostrophe
  std::size_t resume_ = 0;        // where to go on after a possessive or elision; 0: at its end
  std::size_t plain_digits_ = 0;  // digits before this offset are not read as grouped numbers
  std::size_t characters_ = 0;    // length so far of the token in the making
  std::string spelling_;
  std::vector<DictionaryWords::Word> complex_;
  std::size_t next_complex_ = 0;

  bool ascii_fast_path_;
  CharClasses classes_;
  DictionaryWords dictionary_;
};

}  // namespace dateline
