#pragma once

#include <span>
#include <string>

#include "common/article.h"
#include "searcher/engine/response.h"
#include "searcher/present/fields.h"
#include "searcher/present/hit_fields.h"

namespace dateline {

// Markdown (CommonMark, with the tables of GitHub) to be pasted into notes and reports. Text of
// articles and queries cannot become markup, and only http and https addresses become links.

// The total and what there is to say of the query; with `query` under a heading that names it.
std::string markdown_head(const Response& response, const QueryName* query);
// One hit as an item of a numbered list: title, linked where there is an address, then what is
// known of it, the passage with what matched in bold, and the id.
std::string markdown_hit(const Hit& hit);
// Facets, a line each, under an empty line; "" when there are none.
std::string markdown_facets(const Response& response);

// Hits as rows of a table, for chosen fields.
std::string markdown_table_head(std::span<const HitField> fields);
std::string markdown_row(const Hit& hit, const QueryName& query, std::span<const HitField> fields);

// One article whole: title, what is known of it, the body by paragraphs.
std::string article_markdown(const Article& article);

}  // namespace dateline
