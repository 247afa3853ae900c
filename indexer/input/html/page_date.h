#pragma once

#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/input/html/json_ld.h"
#include "indexer/input/html/meta_tags.h"
#include "indexer/input/html/node_role.h"
#include "indexer/input/html/tree.h"

namespace dateline::html {

// The day a page says it was published, by the best evidence it has: <meta>, JSON-LD, elements
// marked up as the date of publication; then, unless `url` holds a day (which is the enricher's to
// read), <time> elements, short texts named as dates, texts about the headline that are short or
// begin with a date, data in scripts, and the date of the last change. Unknown, too, where the day
// in `url` is another than the one found by more than a day: that of the address counts. Where
// metadata have the instant in UTC and the page or its address prints the day before or after, the
// printed day counts. Dates of comments, teasers and navigation do not count. Unknown when there is
// none. `language` is that of the page, with a region where it has one ("en-US"), or ""; `roles`
// are roles_of(tree); `content` is the element that holds the article: no element around it is
// clutter.
Date find_page_date(const Tree& tree, const std::vector<Role>& roles, NodeId content,
                    const JsonLd& json_ld, const MetaTags& meta, std::string_view url,
                    std::string_view language);

}  // namespace dateline::html
