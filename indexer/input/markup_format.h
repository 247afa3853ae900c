#pragma once

#include <optional>
#include <string_view>

#include "indexer/input/reader.h"

namespace dateline {

// The format of a file of XML or SGML by its first element: feeds, NITF, NewsML-G2, Reuters-21578,
// TREC. XML declarations, comments and document types before it are passed over. nullopt for
// anything else, HTML too. `first_bytes` may be in UTF-16.
std::optional<Format> markup_format(std::string_view first_bytes);

}  // namespace dateline
