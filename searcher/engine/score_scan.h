#pragma once

#include "searcher/engine/clause.h"

namespace dateline {

// Keeps those of the mask that score at least `threshold`, and more than 0; the scores of all other
// documents of the window become zero. Looks at all scores, 64 together.
void keep_reaching(const Window& window, DocMask& mask, Scores& scores, float threshold);

}  // namespace dateline
