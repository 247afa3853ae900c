#pragma once

#include "common/article.h"

namespace dateline {

// Fills article.mentioned_dates with the dates that title and body name, in the order of their
// first mention, each once and fifty at most, and adds evidence ("mentioned_date"), twice for each:
//
//   2022-09-08   a day; one without year is the nearest to the day of publication
//   2022-09      a month
//   2022         a year, where a word says that it is one
//   2022-W36     "last week", of ISO 8601; like "yesterday", "on Tuesday", "next month" by the day
//                of publication (relative_dates.h)
//
// All are read by parse_date_range. What depends on the day of publication is left out where that
// is not known. article.language and article.date must be as they are to stay.
void find_mentioned_dates(Article& article);

}  // namespace dateline
