#pragma once

#include <string>

#include "common/article.h"
#include "searcher/engine/response.h"

namespace dateline {

enum class Delimiter {
  kComma,  // RFC 4180 quoting, lines end in LF
  kTab,    // no quoting: white space other than the space becomes a space
};

// A row for each hit: rank, id, title, date, countries, mentions, source, language, url, score,
// snippet; several values joined with ";". With `header` the first row names the columns. With
// `name_query` a column "query" comes first.
std::string delimited(const Response& response, Delimiter delimiter, bool header, bool name_query);

// One row for an article: id, title, date, countries, mentions, source, language, url, body.
std::string delimited(const Article& article, Delimiter delimiter, bool header);

// The id alone on a line.
std::string id_line(const Article& article);

}  // namespace dateline
