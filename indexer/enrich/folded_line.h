#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A line as the boilerplate rules see it: its letters and digits, folded and without anything
// between them, and where words begin. Scraped pages glue buttons together ("Leave a ReplyCancel"),
// so a word also begins where a capital follows a small letter.
struct FoldedLine {
  struct Word {
    std::size_t begin = 0;  // in `letters`
    std::size_t end = 0;
    std::size_t raw_begin = 0;  // in the line
    std::size_t raw_end = 0;
    bool number = false;  // begins with a digit
    bool label = false;   // ends a label: followed by a colon, a dash on its own, a bar, an arrow
    bool glued = false;   // follows the last word without anything between them
  };

  explicit FoldedLine(std::string_view line);

  // The word that ends at `offset` of `letters`, plus one; 0 when none does.
  std::size_t words_to(std::size_t offset) const;

  std::string_view raw;  // the line itself, which must outlive this
  std::string letters;
  std::vector<Word> words;
};

}  // namespace dateline
