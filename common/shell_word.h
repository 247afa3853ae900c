#pragma once

#include <string>

namespace dateline {

// A word that a shell takes for itself: in quotes unless it is plain.
std::string shell_word(const std::string& word);

}  // namespace dateline
