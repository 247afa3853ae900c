#pragma once

#include "searcher/engine/explanation.h"
#include "searcher/present/json.h"

namespace dateline {

// How a score came about, as docs/json.md has it.
Json explanation_json(const Explanation& explanation);

}  // namespace dateline
