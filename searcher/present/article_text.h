#pragma once

#include <cstddef>
#include <string>

#include "common/article.h"
#include "searcher/present/ansi.h"

namespace dateline {

// One article whole, for a person: title, what is known about it and why, the body by paragraphs,
// and how much clean-up removed. No line is wider than `width` columns (at least 30).
std::string article_text(const Article& article, std::size_t width, const Painter& painter,
                         const std::string& locale = "en");

}  // namespace dateline
