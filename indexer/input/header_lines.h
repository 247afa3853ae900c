#pragma once

#include <cstddef>
#include <string_view>

#include "common/article.h"
#include "indexer/input/fields.h"

namespace dateline {

// Reads the block of "Key: value" lines that may stand at the head of a text, ended by an empty
// line, into `article` and returns where the text goes on; 0 when there is no such block. It is one
// only when its first line and most of its lines have a known key ("Title", "Date", "Source" ...):
// the headline "Ukraine: what next" is none. Unknown keys and unreadable values become extra
// fields.
std::size_t read_header_lines(std::string_view text, const FieldMap& fields, Article& article);

}  // namespace dateline
