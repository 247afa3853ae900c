#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Terminal columns that `text` takes: 2 for wide East Asian characters and emoji, 0 for combining
// and zero-width ones.
std::size_t display_width(std::string_view text);

// The largest prefix, in whole grapheme clusters, that fits `columns`; when it had to cut, "…" ends
// it (and is within `columns`).
std::string fit(std::string_view text, std::size_t columns);

// Breaks text into lines of at most `columns` at the places where the script allows it. Returns
// byte ranges of `text`, without the spaces around the breaks.
struct Line {
  std::size_t begin;
  std::size_t end;
};
std::vector<Line> wrap(std::string_view text, std::size_t columns);

}  // namespace dateline
