#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "indexer/input/html/json_ld.h"
#include "indexer/input/html/meta_tags.h"
#include "indexer/input/html/tree.h"

namespace dateline::html {

// Fills what a page says of itself but text and date: title (the headline as printed, without the
// site's name), authors, url (when `article` has none: the canonical address), language, source
// (the site's name), topics (section and keywords). What the page does not say stays empty.
// Returns the language as the page names it, with its region ("en-US"); "" when it does not.
std::string read_metadata(const Tree& tree, const JsonLd& json_ld, const MetaTags& meta,
                          Article& article);

}  // namespace dateline::html
