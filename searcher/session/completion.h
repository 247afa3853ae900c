#pragma once

#include <cstddef>
#include <string>

#include "common/index/snapshot.h"
#include "searcher/session/line_editor.h"

namespace dateline {

// How a line of a session may go on at `cursor`: commands; what stands after them, by their kind;
// in a query, fields, countries by name or code, sources and words of the index, with the number of
// articles that have them.
LineCompletion complete_line(const Snapshot& snapshot, const std::string& line, std::size_t cursor);

}  // namespace dateline
