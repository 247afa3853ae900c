#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What makes the first bytes of a file something else than text: "PDF document", "JPEG image" ...
// by its magic number, "control bytes" when there are too many of them for text; "" for text. Stray
// control bytes, as old wire archives have them, are text.
std::string binary_kind(std::string_view first_bytes);

// The same for bytes whose charset is not known yet: UTF-16, half of which are zeros, is text.
std::string binary_kind_any_charset(std::string_view first_bytes);

}  // namespace dateline
