#pragma once

#include <string>
#include <string_view>

#include "common/article.h"

namespace dateline::html {

// What is known of a page besides its bytes.
struct PageOrigin {
  std::string url;      // where it was fetched; "" when it is not known
  std::string charset;  // as HTTP declares it; may be empty or wrong
};

// Makes an article (replacing all of it) of a web page: metadata of read_metadata, the day of
// find_page_date, and the text of find_content; a JSON-LD articleBody decides what of the page is
// text where the two agree, and stands in for it where the page itself has less. Returns "" or the
// reason why there is no article: "no article text", "page too complex".
std::string read_page(std::string_view bytes, const PageOrigin& origin, Article& article);

}  // namespace dateline::html
