#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// A run of decimal digits of one script: "2022", "٢٠٢٢", "२०२२", "２０２２".
struct Numeral {
  int value = 0;           // of at most eight digits; 0 for longer runs
  std::size_t digits = 0;  // 0: there is none
  std::size_t begin = 0;   // bytes
  std::size_t end = 0;
};

// Where the next digit begins at or after `from`, ASCII or of one of the twenty scripts whose
// digits are printed in news; npos when there is none.
std::size_t find_digit(std::string_view text, std::size_t from);

// The run of digits that begins at `at`.
Numeral read_numeral(std::string_view text, std::size_t at);

// Letters, marks and ideographs of any script: what words consist of. Digits are none.
bool is_word_char(char32_t c);

}  // namespace dateline
