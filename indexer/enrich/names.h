#pragma once

#include <string_view>

namespace dateline {

// True for what follows "Photo:" when it names persons, agencies or sites rather than says what is
// seen: a few words with capital letters (or of a script that has none), "of", "for" and the like
// between them, web addresses.
bool looks_like_names(std::string_view text);

// True for a headline that a link shows: begins with a capital or a letter of a script without
// them, and does not end as a sentence does.
bool looks_like_headline(std::string_view text);

}  // namespace dateline
