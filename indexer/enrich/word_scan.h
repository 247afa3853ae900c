#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

// What stands between a word and the word before it. Blanks hold one line break at most: an empty
// line is a break.
enum class Gap : std::uint8_t { kBreak, kBlank, kHyphen, kApostrophe, kDot, kComma, kAmpersand };

enum class Case : std::uint8_t { kLower, kCapital, kUpper };  // kUpper: two capitals or more

// A word as printed: [begin, end) in bytes of the text. "U.S." is one word, with its dots.
struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Gap gap = Gap::kBreak;
  Case letters = Case::kLower;
  bool ascii = true;
  bool dotted = false;  // "U.S.", "D.C"
};

// Splits text into words for matching names: runs of letters and digits of any script, cut at
// punctuation, apostrophes and hyphens. Replaces `words`. Any bytes are taken; of a text over 4 GB
// the first 4 GB are read.
void scan_words(std::string_view text, std::vector<Word>& words);

}  // namespace dateline
