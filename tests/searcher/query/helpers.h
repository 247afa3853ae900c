#pragma once

#include <string>
#include <string_view>

#include "searcher/query/ast.h"

namespace dateline {

// The day on which the queries of these tests are asked.
inline const Day kToday = day_of(2022, 9, 8);

// How the parser reads a query.
inline std::string read(std::string_view text) { return to_string(parse_query(text, kToday).root); }

}  // namespace dateline
