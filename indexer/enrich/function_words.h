#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What the function words of a headline say about its language, against a guess that was made from
// its trigrams ("" or a code): trigrams are few there, and names of people and places are most of
// them. Only English, which such names are taken for, and no guess at all are doubted: in favour of
// a language of which there are three different function words (stop_words.h), which outweigh those
// of the guess two to one; a word counts the less the more languages have it.
std::string check_by_function_words(std::string_view text, const std::string& guess);

}  // namespace dateline
