#pragma once

#include <string>
#include <string_view>

namespace dateline::html {

// The text of a string that may hold markup and entities, as values of metadata and feeds do: their
// paragraphs separated by empty lines, lines where <br> breaks them. A string without either is
// returned with its own line ends.
std::string plain_text(std::string_view text);

}  // namespace dateline::html
