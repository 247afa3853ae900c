#include "common/analysis/tokenizer.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxCharacters = 64;
constexpr std::size_t kMaxAcronymLetters = 32;
constexpr std::size_t kMaxComplexRun = 3000;  // bytes given to the dictionary at once

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

CharClass ascii_type(char c) { return kAsciiClasses[static_cast<unsigned char>(c)]; }

bool is_hebrew_letter(char32_t c) { return c >= 0x05D0 && c <= 0x05EA; }

}  // namespace

void Tokenizer::reset(std::string_view text) {
  text_ = text;
  position_ = 0;
  linked_ = false;
  after_cjk_ = false;
  plain_digits_ = 0;
  complex_.clear();
  next_complex_ = 0;
}

Tokenizer::Char Tokenizer::at(std::size_t position) {
  while (position < text_.size()) {
    Char c;
    c.begin = position;
    if (is_ascii(text_[position]) && ascii_fast_path_) {
      c.code_point = static_cast<unsigned char>(text_[position]);
      c.type = ascii_type(text_[position]);
      c.end = position + 1;
      return c;
    }
    c.code_point = next_code_point(text_, position);
    c.end = position;
    c.type = classes_.of(c.code_point);
    if (c.type != CharClass::kIgnorable) return c;
  }
  return {CharClass::kSeparator, 0, text_.size(), text_.size()};
}

bool Tokenizer::next(RawToken& token) {
  if (next_complex(token)) return true;
  for (;;) {
    if (ascii_fast_path_ && next_plain_ascii(token)) return true;
    const Char c = at(position_);
    if (c.begin == text_.size()) return false;
    switch (c.type) {
      case CharClass::kLetter:
      case CharClass::kDigit:
        scan_word(token, c);
        return true;
      case CharClass::kCjk:
        scan_cjk(token, c);
        return true;
      case CharClass::kComplex:
        queue_complex(c.begin);
        return next_complex(token);
      default:
        position_ = c.end;
        linked_ = false;
        after_cjk_ = false;
    }
  }
}

// Takes a word of ASCII letters and digits when what follows leaves no doubt that it ends there.
// Leaves everything else, at its first character, to the general rules.
bool Tokenizer::next_plain_ascii(RawToken& token) {
  std::size_t begin = position_;
  while (begin < text_.size() && is_ascii(text_[begin]) && !is_word(ascii_type(text_[begin]))) {
    ++begin;
  }
  if (begin != position_) {
    position_ = begin;
    linked_ = false;
    after_cjk_ = false;
  }
  if (begin == text_.size() || !is_ascii(text_[begin])) return false;
  const std::size_t limit = std::min(text_.size(), begin + kMaxCharacters + 1);
  std::size_t end = begin + 1;
  while (end < limit && is_ascii(text_[end]) && is_word(ascii_type(text_[end]))) ++end;
  if (end - begin > kMaxCharacters) return false;
  const bool number = ascii_type(text_[begin]) == CharClass::kDigit;
  if (end < text_.size()) {
    if (!is_ascii(text_[end])) return false;
    const char after = end + 1 < text_.size() ? text_[end + 1] : ' ';
    switch (ascii_type(text_[end])) {
      case CharClass::kSeparator:
      case CharClass::kQuote:
        break;
      case CharClass::kNumberMark:
        if (number && (!is_ascii(after) || ascii_type(after) == CharClass::kDigit)) return false;
        break;
      case CharClass::kDot:
        if (!is_ascii(after) || is_word(ascii_type(after))) return false;
        break;
      default:
        return false;
    }
  }
  token.begin = begin;
  token.end = end;
  token.kind = number ? TokenKind::kNumber : TokenKind::kWord;
  token.ascii = true;
  token.linked = linked_;
  token.spelling = text_.substr(begin, end - begin);
  token.stem_size = 0;
  position_ = end;
  linked_ = false;
  after_cjk_ = false;
  return true;
}

void Tokenizer::start(RawToken& token, const Char& first) {
  token = RawToken{};
  token.begin = first.begin;
  token.end = first.begin;
  token.ascii = true;
  characters_ = 0;
  resume_ = 0;
  elided_ = false;
  spelling_.clear();
}

void Tokenizer::append(RawToken& token, const Char& c) {
  spelling_.append(text_, c.begin, c.end - c.begin);
  token.end = c.end;
  token.ascii = token.ascii && c.code_point < 0x80;
  ++characters_;
}

void Tokenizer::scan_word(RawToken& token, const Char& first) {
  start(token, first);
  token.linked = linked_;
  if (first.type == CharClass::kDigit) {
    token.kind = TokenKind::kNumber;
    scan_number(token);
    scan_letters(token);
  } else if (!scan_acronym(token)) {
    scan_letters(token);
  }
  finish(token);
}

// Two or more single letters with dots between them. The dot after the last one belongs to it.
bool Tokenizer::scan_acronym(RawToken& token) {
  std::size_t letters = 0;
  for (std::size_t position = token.begin; letters < kMaxAcronymLetters; position = token.end) {
    const Char letter = at(position);
    if (letter.type != CharClass::kLetter) break;
    Char after = at(letter.end);
    const bool marked = after.type == CharClass::kMark;
    const Char mark = after;
    if (marked) after = at(mark.end);
    const bool dot = after.type == CharClass::kDot;
    const bool last =
        letters > 0 && !continues_word(after.type) && after.type != CharClass::kApostrophe;
    if (!dot && !last) break;
    append(token, letter);
    if (marked) append(token, mark);
    ++letters;
    if (!dot) break;
    token.end = after.end;
  }
  if (letters < 2) {
    token.end = token.begin;
    token.ascii = true;
    characters_ = 0;
    spelling_.clear();
    return false;
  }
  const Char sign = at(token.end);
  if (sign.type == CharClass::kApostrophe) resume_ = possessive_end(sign);
  return true;
}

// Goes on from token.end while the word lasts.
void Tokenizer::scan_letters(RawToken& token) {
  Char before;
  before.type = token.end == token.begin ? CharClass::kSeparator : CharClass::kDigit;
  while (characters_ < kMaxCharacters) {
    const Char c = at(token.end);
    switch (c.type) {
      case CharClass::kLetter:
      case CharClass::kDigit:
        append(token, c);
        before = c;
        break;
      case CharClass::kMark:
        append(token, c);
        break;
      case CharClass::kApostrophe:
        if (!passes_apostrophe(token, c, before)) return;
        break;
      case CharClass::kQuote:
        if (!is_hebrew_letter(before.code_point) || !is_hebrew_letter(at(c.end).code_point)) return;
        token.end = c.end;
        break;
      case CharClass::kMiddleDot:
        if ((before.code_point | 0x20u) != U'l' || (at(c.end).code_point | 0x20u) != U'l') return;
        token.end = c.end;
        break;
      default:
        return;
    }
  }
}

// Settles where the next token is looked for and whether it continues this one.
void Tokenizer::finish(RawToken& token) {
  token.spelling = spelling_;
  position_ = resume_ != 0 ? resume_ : token.end;
  after_cjk_ = false;
  linked_ = elided_ && token.linked;
  if (elided_) return;
  const Char sign = at(position_);
  if (sign.type != CharClass::kConnector && sign.type != CharClass::kDot) return;
  const Char following = at(sign.end);
  if (!is_word(following.type)) return;
  position_ = following.begin;
  linked_ = true;
}

void Tokenizer::scan_cjk(RawToken& token, const Char& first) {
  start(token, first);
  token.kind = TokenKind::kCjk;
  token.linked = after_cjk_;
  append(token, first);
  for (Char mark = at(token.end); mark.type == CharClass::kMark && characters_ < kMaxCharacters;
       mark = at(token.end)) {
    append(token, mark);
  }
  token.spelling = spelling_;
  position_ = token.end;
  linked_ = false;
  after_cjk_ = true;
}

// Splits the run of a script without spaces that starts at `begin`, a long one up to the last word
// boundary that is known.
void Tokenizer::queue_complex(std::size_t begin) {
  std::size_t end = begin;
  Char c = at(end);
  while ((c.type == CharClass::kComplex || c.type == CharClass::kMark) &&
         end - begin < kMaxComplexRun) {
    end = c.end;
    c = at(end);
  }
  dictionary_.split(text_.substr(begin, end - begin), complex_);
  if (end - begin >= kMaxComplexRun && complex_.size() > 1) {
    end = begin + complex_.back().begin;
    complex_.pop_back();
  }
  for (DictionaryWords::Word& word : complex_) {
    word.begin += begin;
    word.end += begin;
  }
  next_complex_ = 0;
  position_ = end;
  linked_ = false;
  after_cjk_ = false;
}

bool Tokenizer::next_complex(RawToken& token) {
  if (next_complex_ == complex_.size()) return false;
  DictionaryWords::Word& word = complex_[next_complex_];
  token = RawToken{};
  token.begin = word.begin;
  std::size_t end = word.begin;
  for (std::size_t count = 0; count < kMaxCharacters && end < word.end; ++count) {
    next_code_point(text_, end);
  }
  token.end = end;
  token.spelling = text_.substr(token.begin, token.end - token.begin);
  word.begin = end;
  if (end == word.end) ++next_complex_;
  return true;
}

}  // namespace dateline
