#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/query/characters.h"
#include "searcher/query/fields.h"
#include "searcher/query/quotes.h"
#include "searcher/query/token.h"

namespace dateline {

// Reads what stands after `field:` from `index` on: `AL`, `AL,IR`, `"Daily Mirror"`,
// `(AL OR united states)`, `>500`, `last week` (in date fields). Fills comparison, values and end
// of `token` and moves `index` past them. False, with nothing moved, when no value follows.
bool read_values(const Characters& characters, Quotes& quotes, const QueryField& field,
                 std::size_t& index, QueryToken& token);

// Whether a value may be printed without quotation marks: read_values reads it back unchanged.
bool is_bare_value(const QueryField& field, const std::string& text);

}  // namespace dateline
