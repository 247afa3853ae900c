#include "searcher/query/characters.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_hebrew_letter(char32_t c) { return c >= 0x05d0 && c <= 0x05ea; }

// Straight double quotes, ASCII and full width.
bool is_straight_quote(char32_t c) { return c == U'"' || c == 0xff02; }

}  // namespace

Characters::Characters(std::string_view text) {
  code_points_.reserve(text.size());
  bytes_.reserve(text.size() + 1);
  std::size_t position = 0;
  while (position < text.size()) {
    bytes_.push_back(static_cast<std::uint32_t>(position));
    const char32_t c = next_code_point(text, position);
    const bool byte_order_mark = c == 0xfeff && bytes_.size() == 1;
    code_points_.push_back(is_blank(c) || byte_order_mark ? U' ' : c);
    if (c == U')') after_last_close_ = code_points_.size();
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::string Characters::clean(std::size_t begin, std::size_t end) const {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    const char32_t c = code_points_[i];
    const bool stray_quote = is_straight_quote(c) && !(is_gershayim(i) && i > begin && i + 1 < end);
    if (c != U' ' && !stray_quote) {
      append_utf8(text, c);
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

bool Characters::has_word(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (is_letter_or_number(code_points_[i])) return true;
  }
  return false;
}

bool Characters::is_gershayim(std::size_t index) const {
  return (*this)[index] == U'"' && is_hebrew_letter(before(index)) &&
         is_hebrew_letter((*this)[index + 1]);
}

bool is_blank(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7f;
  const bool direction = c == 0x061c || c == 0x200e || c == 0x200f ||
                         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return c == 0xfffd || c == 0x200b || direction || u_isUWhiteSpace(static_cast<UChar32>(c)) ||
         u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

bool is_word(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_letter_or_number(char32_t c) {
  if (c < 0x80) return is_word(c);
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_joiner(char32_t c) {
  switch (c) {
    case U'\'':
    case U'-':
    case U'.':
    case U'@':
    case U'&':
    case U'_':
    case U'`':
    case 0x00b4:  // acute accent, typed as an apostrophe
    case 0x00b7:  // middle dot, Catalan
    case 0x2010:  // hyphen
    case 0x2011:  // non-breaking hyphen
    case 0x2018:  // single quotation marks
    case 0x2019:
    case 0x2027:  // hyphenation point
    case 0xff07:  // full width apostrophe
      return true;
    default:  // soft hyphens, joiners and other characters that do not show
      return c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR;
  }
}

bool is_digit_joiner(char32_t c) { return c == U'/' || c == U':' || c == U','; }

}  // namespace dateline
