#pragma once

#include <string>

#include "indexer/enrich/habit_observer.h"

namespace dateline {

// File `habits` of an index: what its articles have shown of the habits of their sources (hashes
// and counts, no text), so that a few new articles are read with what many older ones taught. A
// section file with the generation of the manifest that covers it. Only a shortcut to good
// judgement: when it is missing, damaged, of another version or newer than the manifest, nothing is
// known.

// Throws Error::Kind::kIndex when there is a file and it is damaged.
void check_habits(const std::string& index);

// Never throws.
HabitCounts load_habits(const std::string& index);

// Removes a damaged file, so that what sources are used to is learnt anew. Returns whether there
// was one.
bool drop_damaged_habits(const std::string& index);

// Puts the file in place with one rename. A full disk or the like is a warning, not an error.
void save_habits(const std::string& index, const HabitCounts& counts);

}  // namespace dateline
