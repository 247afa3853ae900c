#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// The character that a named reference of HTML or of the ISO sets of SGML stands for ("eacute",
// "hyph"); 0 for a name that is not known. Case matters.
char32_t named_character(std::string_view name);

// A character reference at the head of a text: "&eacute;", "&#233;", "&#xE9;".
struct CharacterReference {
  char32_t character = 0;
  std::size_t length = 0;  // in bytes with & and ;  0: there is none
};
// Numbers 128 to 159 are read as Windows-1252, as browsers do. Numbers that are no characters
// give U+FFFD, control characters too.
CharacterReference character_reference(std::string_view text);

// No reference is longer than this, in bytes.
inline constexpr std::size_t kLongestReference = 34;

// The text with its references replaced. Ampersands that begin none stay; references to control
// characters vanish.
std::string decode_references(std::string_view text);

}  // namespace dateline
