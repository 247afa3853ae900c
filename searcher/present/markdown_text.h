#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text/sentence.h"

namespace dateline {

// Text on one line as Markdown shows it unchanged: what would be markup is escaped.
std::string markdown_text(std::string_view text);
// The same with these byte ranges of `text` in bold.
std::string markdown_text(std::string_view text, const std::vector<Span>& bold);
// `label`, which is Markdown, as a link where the address is one of the web; else `label` alone.
std::string markdown_link(const std::string& label, std::string_view url);
// Text as code.
std::string markdown_code(std::string_view text);

}  // namespace dateline
