#pragma once

#include <span>

#include "searcher/engine/clause.h"

namespace dateline {

// Keeps those of the mask that score at least `threshold`, and more than 0; the scores of all other
// documents of the window become zero. Looks at all scores, 64 together.
void keep_reaching(const Window& window, DocMask& mask, Scores& scores, float threshold);

// The largest of these scores, none of which is negative; 0 of none.
float largest(std::span<const float> scores);

}  // namespace dateline
