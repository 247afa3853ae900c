#pragma once

#include <string>
#include <vector>

#include "searcher/engine/response.h"

namespace dateline {

// How the score of a hit came about, as lines of text: the sum, then each word. None when the hit
// was not asked for it.
std::vector<std::string> explanation_lines(const Hit& hit);

}  // namespace dateline
