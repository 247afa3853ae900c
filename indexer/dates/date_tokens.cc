#include "indexer/dates/date_tokens.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/dates/month_names.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestWord = 48;  // bytes; no month is longer

bool is_ideograph(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

bool is_thai(char32_t c) { return c >= 0x0E01 && c <= 0x0E4E; }

bool is_blank_char(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x3000 || c == 0x2009 ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0xFEFF;
}

// The code point before `at`, which moves to where it begins.
char32_t code_point_before(std::string_view text, std::size_t& at) {
  std::size_t begin = at - 1;
  for (int back = 0; back < 3 && begin > 0 && (text[begin] & 0xC0) == 0x80; ++back) --begin;
  std::size_t end = begin;
  const char32_t c = next_code_point(text, end);
  if (end != at) {
    --at;
    return 0xFFFD;
  }
  at = begin;
  return c;
}

}  // namespace

const DateToken& DateTokens::operator[](std::size_t i) {
  i = std::min(i, kMost - 1);
  while (count_ <= i && count_ + 1 < kMost) cut(tokens_[count_++]);
  return tokens_[i];
}

void DateTokens::cut(DateToken& token) {
  char32_t c = 0;
  std::size_t at = next_;
  while (at < text_.size()) {
    c = next_code_point(text_, at);
    if (!is_blank_char(c)) break;
    token.blank_before = true;
    next_ = at;
  }
  token.begin = token.end = next_;
  if (next_ >= text_.size() || c == '\n' || c == '\r') {
    return;
  }
  if (const Numeral number = read_numeral(text_, next_); number.digits > 0) {
    token.kind = DateToken::Kind::kNumber;
    token.value = number.value;
    token.digits = number.digits;
    at = number.end;
  } else if (is_ideograph(c) || !is_word_char(c)) {
    token.kind = is_ideograph(c) ? DateToken::Kind::kWord : DateToken::Kind::kSign;
    token.key = std::string(text_.substr(next_, at - next_));
  } else {
    token.kind = DateToken::Kind::kWord;
    const bool thai = is_thai(c);
    while (at < text_.size() && at - next_ < kLongestWord) {
      std::size_t after = at;
      c = next_code_point(text_, after);
      if (thai && c == '.') {
        std::size_t then = after;
        if (after < text_.size() && !is_thai(next_code_point(text_, then))) break;
      } else if (!is_word_char(c) || is_ideograph(c) || read_numeral(text_, at).digits > 0) {
        break;
      }
      at = after;
    }
    token.key = month_key(text_.substr(next_, at - next_));
  }
  token.end = next_ = at;
}

DateToken word_before(std::string_view text, std::size_t at, std::size_t limit) {
  DateToken token;
  std::size_t end = at;
  int signs = 0;
  while (end > limit) {
    std::size_t begin = end;
    const char32_t c = code_point_before(text, begin);
    if (c == ',' || c == '.' || c == '-' || c == '/') {
      if (++signs > 1) return token;
    } else if (!is_blank_char(c)) {
      break;
    }
    end = begin;
  }
  std::size_t begin = end;
  int ideographs = 0;
  while (begin > limit && end - begin < kLongestWord) {
    std::size_t before = begin;
    const char32_t c = code_point_before(text, before);
    const bool ideograph = is_ideograph(c);
    if (before < limit || (!is_word_char(c) && !ideograph)) break;
    if (begin != end && ideograph != (ideographs > 0)) break;
    begin = before;
    if (ideograph && ++ideographs == 2) break;
  }
  if (begin == end) return token;
  token.kind = DateToken::Kind::kWord;
  token.begin = begin;
  token.end = end;
  const std::string_view word = text.substr(begin, end - begin);
  if (may_be_month(word)) token.key = month_key(word);
  return token;
}

}  // namespace dateline
