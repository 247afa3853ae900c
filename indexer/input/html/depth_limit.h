#pragma once

#include <string>
#include <string_view>

namespace dateline::html {

// Parsers take time in proportion to the nesting, page by page. True when `page` opens more than
// `most` elements within each other (as a count of tags sees it), or a tag has absurdly many
// attributes; `limited` is then the page without these tags and the ends that belong to them.
bool limit_depth(std::string_view page, int most, std::string& limited);

}  // namespace dateline::html
