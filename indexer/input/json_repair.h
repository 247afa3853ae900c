#pragma once

#include <string>
#include <string_view>

namespace dateline {

// JSON as a strict parser takes it, from JSON with the mistakes that common writers make: NaN and
// Infinity become null, integers beyond 64 bits become strings, raw control characters inside
// strings are escaped, escapes of unpaired surrogates become U+FFFD. Anything else, other mistakes
// too, stays as it is.
std::string repair_json(std::string_view text);

}  // namespace dateline
