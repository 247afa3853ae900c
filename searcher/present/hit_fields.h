#pragma once

#include <string>

#include "searcher/engine/response.h"
#include "searcher/present/fields.h"

namespace dateline {

// What a hit is an answer to. `id` is "" where queries have none.
struct QueryName {
  std::string id;
  std::string query;
};

// A field of a hit as text, "" when nothing is known; several values are joined with ";". Not
// cleaned of anything.
std::string field_text(HitField field, const Hit& hit, const QueryName& query);

// A score as every format prints it: rounded to four decimals.
double printed_score(const Hit& hit);

}  // namespace dateline
