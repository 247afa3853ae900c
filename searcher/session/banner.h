#pragma once

#include <cstddef>
#include <string>

#include "searcher/present/ansi.h"

namespace dateline {

struct OpenIndex;

// What is open: the index, its articles, the span of their dates, how many countries they are
// about. Lines of at most `width` columns.
std::string banner(const OpenIndex& index, std::size_t width, const Painter& painter);

}  // namespace dateline
