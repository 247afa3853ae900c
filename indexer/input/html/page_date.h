#pragma once

#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/input/html/json_ld.h"
#include "indexer/input/html/meta_tags.h"
#include "indexer/input/html/node_role.h"
#include "indexer/input/html/tree.h"

namespace dateline::html {

// The day a page says it was published, by the best evidence it has: JSON-LD, <meta>, elements
// marked up as the date of publication; then, unless `url` holds a day (which is the enricher's to
// read), <time> elements, short texts named as dates, short texts about the headline, and the date
// of the last change. Dates of comments, teasers and navigation do not count. Unknown when there is
// none. `language` is that of the page, with a region where it has one ("en-US"), or "";
// `roles` are roles_of(tree).
Date find_page_date(const Tree& tree, const std::vector<Role>& roles, const JsonLd& json_ld,
                    const MetaTags& meta, std::string_view url, std::string_view language);

}  // namespace dateline::html
