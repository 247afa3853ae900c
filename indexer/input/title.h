#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// A longer line is a paragraph, not a headline. In code points.
inline constexpr std::size_t kMaxTitleLength = 250;

// The title that a text itself gives: its first line that is not empty or, when that is a
// paragraph, the paragraph's first sentence, cut between words where it is too long itself.
struct DerivedTitle {
  std::string title;     // on one line; empty when the text is
  std::size_t rest = 0;  // where the text goes on; 0 when the title is part of the body
};
DerivedTitle derive_title(std::string_view text);

}  // namespace dateline
