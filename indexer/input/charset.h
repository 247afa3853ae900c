#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What a source says of the charset of its bytes. Names are as found there, in any spelling, and
// may be wrong or empty.
struct CharsetHints {
  std::string_view declared;  // by the container: HTTP's Content-Type, an option ...
  bool markup = false;        // HTML: look for <meta charset>; markup is no evidence of a language
};

// The charset of a text by its first bytes: an ICU converter name, "UTF-8" where the bytes are (or
// were meant as) UTF-8. In this order: a byte order mark, UTF-16 without one (many zero bytes),
// bytes that are UTF-8 beyond doubt, the declared charset, <meta>, detection by ICU, windows-1252.
// Declared names are read as browsers do (the WHATWG Encoding Standard): iso-8859-1 means
// windows-1252, gb2312 means gb18030, a utf-16 in <meta> means UTF-8. A declaration of UTF-8 is
// believed only when more is well-formed than not. `at_end`: `bytes` are all there are (a character
// cut at the end is damage then).
std::string detect_charset(std::string_view bytes, const CharsetHints& hints = {},
                           bool at_end = true);

// ICU's name for a charset as declared, read as browsers do; "" for one that ICU does not know.
std::string charset_by_label(std::string_view label);

// Clean UTF-8 (see repair_utf8) from bytes in any charset, by detect_charset.
std::string decode_text(std::string_view bytes, const CharsetHints& hints = {});

// Clean UTF-8 from bytes in `charset`, a name from detect_charset. What cannot be decoded becomes
// U+FFFD.
std::string decode_from(std::string_view bytes, const std::string& charset);

}  // namespace dateline
