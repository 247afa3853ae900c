#pragma once

#include <string>
#include <vector>

#include "common/program.h"

namespace dateline {

// Shows a text in $PAGER, or else in `less -FRX`; when there is none, writes it to `output`. In
// less n and N go from one of `words` to the next, from the beginning. Waits until the pager has
// ended; how it ends does not matter. Ctrl-C is the pager's meanwhile.
void show_in_pager(const std::string& text, const std::vector<std::string>& words, Output& output);

// What less searches for to find any of these words: a regular expression; "" for none.
std::string search_pattern(const std::vector<std::string>& words);

}  // namespace dateline
