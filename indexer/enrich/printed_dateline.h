#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Bytes [begin, end) of a text; begin == end: none.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The places of the dateline at the head of a story: "TIRANA" of "TIRANA, Sept 8 (Reuters) - The
// government", "COLOMBO" of "COLOMBO (AP) --", "London" of "London, May 3 - ". It must open one of
// the first three lines that are not empty, be closed by a dash or colon, and be in capitals or
// carry a date or an agency in brackets.
TextSpan find_printed_dateline(std::string_view body);

}  // namespace dateline
