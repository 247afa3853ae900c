#pragma once

#include <span>
#include <string_view>

namespace dateline {

// Function words by language, from stop_words.tsv: short lists of words that carry no subject.
// Words that are also names or news terms (us, who, it, may, will, can) are left out on purpose.

// True when `folded` (see fold()) is a stop word of `language` (ISO 639 code).
bool is_stop_word(std::string_view folded, std::string_view language);

// True when there is a list for `language`.
bool has_stop_words(std::string_view language);

// The languages that have it as a stop word, sorted.
std::span<const std::string_view> stop_word_languages(std::string_view folded);

}  // namespace dateline
