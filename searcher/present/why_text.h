#pragma once

#include <cstddef>
#include <string>

#include "common/article.h"
#include "searcher/engine/response.h"
#include "searcher/present/ansi.h"

namespace dateline {

// For a person: why an article has its countries, its date and its language, with the passages that
// say so, and, where `judged` is given (Searcher::judge), how it answers a query. No line is wider
// than `width` columns (at least 30).
std::string why_text(const Article& article, const Response* judged, std::size_t width,
                     const Painter& painter);

}  // namespace dateline
