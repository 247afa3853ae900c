#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/text/sentence.h"
#include "searcher/present/ansi.h"

namespace dateline {

// What is marked in the text of an article: byte ranges that satisfied a query, and the words that
// its countries and its date were read from.
struct ArticleMarks {
  std::vector<Span> title;
  std::vector<Span> body;
};

// One article whole, for a person: title, what is known about it and why, the body by paragraphs,
// and how much clean-up removed. No line is wider than `width` columns (at least 30).
std::string article_text(const Article& article, std::size_t width, const Painter& painter,
                         const std::string& locale = "en");

// The same with marks (styled_text.h). What satisfied the query is added to `found` as it stands on
// the lines.
std::string marked_article_text(const Article& article, const ArticleMarks& marks,
                                std::size_t width, const Painter& painter,
                                const std::string& locale, std::vector<std::string>& found);

}  // namespace dateline
