#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A query as code points, each with the byte it starts at. Ill-formed bytes and U+FFFD are blanks,
// as are white space, controls, marks of writing direction and a byte order mark at the start; so
// whatever is read from here is well-formed.
class Characters {
 public:
  explicit Characters(std::string_view text);

  std::size_t size() const { return code_points_.size(); }
  // ' ' before the first and after the last character.
  char32_t operator[](std::size_t index) const {
    return index < code_points_.size() ? code_points_[index] : U' ';
  }
  char32_t before(std::size_t index) const { return index == 0 ? U' ' : (*this)[index - 1]; }
  // Byte that character `index` starts at; the size of the text for index == size().
  std::size_t byte(std::size_t index) const { return bytes_[index]; }

  // Whether a `)` stands at `index` or later.
  bool closes_after(std::size_t index) const { return index < after_last_close_; }

  // The text of characters [begin, end), runs of blanks made one blank, none at the ends, and
  // without straight double quotes that could end a quotation.
  std::string clean(std::size_t begin, std::size_t end) const;
  // Whether there is a letter or a digit in [begin, end).
  bool has_word(std::size_t begin, std::size_t end) const;
  // Whether character `index` is a straight double quote between two Hebrew letters, as acronyms
  // are written there: a letter mark and no quotation mark.
  bool is_gershayim(std::size_t index) const;

 private:
  std::vector<char32_t> code_points_;
  std::vector<std::uint32_t> bytes_;
  std::size_t after_last_close_ = 0;
};

bool is_blank(char32_t c);
// Letters, marks, digits and other numbers of any script.
bool is_word(char32_t c);
// Letters and numbers alone: a mark by itself is no word.
bool is_letter_or_number(char32_t c);
bool is_digit(char32_t c);  // 0 to 9
// A character that belongs to a word when it stands between two characters of it: apostrophes,
// hyphens, dots, @, &, soft hyphens and other characters that do not show.
bool is_joiner(char32_t c);
// A character that joins two digits: 24/7, 10:30, 3,000.
bool is_digit_joiner(char32_t c);

}  // namespace dateline
