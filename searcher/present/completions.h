#pragma once

#include <string>
#include <vector>

#include "searcher/engine/complete.h"

namespace dateline {

// `text TAB count TAB kind`, a line each.
std::string completion_lines(const std::vector<Completion>& completions);

// One object: version, prefix, completions with text, count, kind and label.
std::string completion_json(const std::string& prefix, const std::vector<Completion>& completions);

}  // namespace dateline
