#pragma once

#include <string_view>

#include "common/article.h"
#include "indexer/enrich/source_habits.h"

namespace dateline {

// Takes web boilerplate out of article.title and article.body and enters every removal into
// article.removed with its rule: comment forms, share buttons, subscription and cookie lines, "Read
// also" links, photo credits, copyright lines, bylines of agencies at the end, the headline
// repeated at the head of the body. Whole lines (or sentences that are nothing else) only; when a
// rule is not sure, the line stays.
void clean_up(Article& article);

// Takes out as well what the habits of its source show to be furniture of the pages ("furniture")
// or the headlines of other articles ("teaser"), unless that were half of the body.
void clean_up(Article& article, const SourceHabits& habits, std::string_view source);

// True for a line that only credits a photo, an agency or an author ("Main photo source: A. B. /
// EPA"): countries are never read from it even when clean-up is off.
bool is_credit_line(std::string_view line);

}  // namespace dateline
