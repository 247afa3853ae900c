#pragma once

#include <simdjson.h>

#include "common/article.h"
#include "indexer/input/fields.h"

namespace dateline {

// Fills `article` (replacing all of it) from the fields of a JSON object. Numbers and booleans
// stand as text, objects for the name or value they hold. What has no place in an article, or is
// not the best of several fields that mean the same, is kept in article.extra.
void read_json_article(const simdjson::dom::object& object, const FieldMap& fields,
                       Article& article);

}  // namespace dateline
