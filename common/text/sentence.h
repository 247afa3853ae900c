#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline {

// Half-open byte range.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

// The paragraphs of a body, in order: parts between empty lines; where the text has no empty line,
// each line that does not look hard-wrapped is a paragraph of its own. Trimmed, never empty.
std::vector<Span> paragraphs(std::string_view text);

// The sentences of one paragraph, in order, trimmed, covering all of its words. Abbreviations
// ("U.S.", "Mr.", "Sept. 8"), initials and decimal numbers do not end a sentence; 。！？ and ؟ ।
// do.
std::vector<Span> sentences(std::string_view text);

}  // namespace dateline
