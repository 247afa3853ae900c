#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// U+FEFF, which some programs write at the beginning of a text.
inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// True when `text` is well-formed UTF-8 (no surrogates, no overlong forms) without NUL bytes.
bool is_clean_utf8(std::string_view text);

// Well-formed UTF-8 from any bytes: each maximal ill-formed part becomes U+FFFD, NUL and the C0
// controls other than \t \n \r are dropped, CRLF and CR become LF, a byte order mark at the start
// goes. Text that is mostly ill-formed but valid Windows-1252 is read as that.
std::string repair_utf8(std::string_view bytes);

// Decodes the code point at `position` (< text.size()) and moves `position` past it. Ill-formed
// bytes give U+FFFD one at a time, so any input ends.
char32_t next_code_point(std::string_view text, std::size_t& position);

void append_utf8(std::string& out, char32_t code_point);

// The largest prefix of at most `bytes` bytes that does not cut a code point in two.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes);

// Without white space (Unicode's, and zero-width marks) at both ends.
std::string_view trim(std::string_view text);

}  // namespace dateline
