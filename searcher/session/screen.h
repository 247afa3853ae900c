#pragma once

#include <cstddef>
#include <string>

#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"

namespace dateline {

// From this width on facets stand beside the results, else below them.
inline constexpr std::size_t kWideScreen = 110;

// An answer as a session shows it: numbered articles, and facets with numbered values and a
// timeline in as few lines as they take, beside or below. No line is wider than `width`, which is
// 30 at least.
std::string screen_text(const Response& response, const Request& request, std::size_t width,
                        const Painter& painter);

// Two texts beside each other, the second from column `column` on. Lines of the first are shorter.
std::string side_by_side(const std::string& left, const std::string& right, std::size_t column);

// The columns of a painted line.
std::size_t painted_width(std::string_view line);

// Articles that fit a screen of so many lines.
std::size_t page_size(std::size_t rows);

}  // namespace dateline
