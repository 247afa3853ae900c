#pragma once

#include <string_view>

namespace dateline {

// True when the whole of `word` matches `glob`: `*` stands for any characters, `?` for exactly one.
// Characters are code points. Linear in word.size() but for backtracking over `*`.
bool glob_matches(std::string_view glob, std::string_view word);

}  // namespace dateline
