#pragma once

#include <span>
#include <string>

#include "common/article.h"
#include "searcher/engine/response.h"
#include "searcher/present/fields.h"
#include "searcher/present/hit_fields.h"

namespace dateline {

enum class Delimiter {
  kComma,  // RFC 4180 quoting, lines end in LF; a text that a spreadsheet would take for a formula
           // has an apostrophe before it
  kTab,    // no quoting: white space other than the space becomes a space
};

// Control characters that a terminal obeys become U+FFFD in either.

// The names of the columns.
std::string delimited_header(std::span<const HitField> fields, Delimiter delimiter);
// The row of a hit.
std::string delimited_row(const Hit& hit, const QueryName& query, std::span<const HitField> fields,
                          Delimiter delimiter);

// One row for an article: id, title, date, countries, mentions, source, language, url, body.
std::string delimited(const Article& article, Delimiter delimiter, bool header);

// The id alone on a line.
std::string id_line(const Article& article);

}  // namespace dateline
