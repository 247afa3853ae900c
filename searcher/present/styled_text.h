#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/sentence.h"
#include "searcher/present/ansi.h"

namespace dateline {

// A text with stretches of several kinds: one list of byte ranges for each style, ranges of a list
// ascending and apart. Where ranges of different lists meet, the earlier list has it.
struct StyledText {
  std::string_view text;
  std::vector<std::pair<Style, std::vector<Span>>> styles;
};

// Breaks a text into painted lines of at most `columns`, as a terminal shows it on one line.
// Without colour, stretches of the first style stand between asterisks, others between underscores.
// What of the first style is found on a line is added to `found`, when that is given.
std::vector<std::string> wrap_styled(const StyledText& styled, std::size_t columns,
                                     const Painter& painter,
                                     std::vector<std::string>* found = nullptr);

}  // namespace dateline
