#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/present/ansi.h"
#include "searcher/query/ast.h"

namespace dateline {

// A diagnostic for a terminal: "warning: ..." or "note: ...", and, where it is about a part of the
// query, the query with carets under that part. Of a query wider than `width` columns only the
// surroundings of the part are shown. Lines of at most `width` columns.
std::string query_note(const Diagnostic& diagnostic, std::string_view query, std::size_t width,
                       const Painter& painter);

}  // namespace dateline
