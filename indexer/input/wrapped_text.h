#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The text of a wire or typewritten page: lines of one paragraph, broken to a width, joined;
// paragraphs, which an indent or an empty line begins, separated by an empty line; lines of tables
// kept.
std::string join_wrapped_lines(std::string_view text);

// A body with its dateline as its first words, as it is printed. `dateline` may lack the dash
// between them, and the body may have it already.
std::string with_dateline(std::string_view dateline, std::string_view body);

// The names in a byline ("By Ann Roe and John Doe, Staff Writers"), without what else is said of
// them.
std::vector<std::string> names_in_byline(std::string_view byline);

}  // namespace dateline
