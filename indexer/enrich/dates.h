#pragma once

#include <string>

#include "common/article.h"
#include "indexer/enrich/printed_date.h"

namespace dateline {

// Gives article.date, with evidence, from the surest of:
//
//   1. the date that the input gave, metadata of a page among it ("given")
//   2. a day in the URL's path (/2022/09/08/; "url")
//   3. a day that the text prints as its own (printed_date.h), unless the file's name has an
//   earlier
//      one; a dateline without year with that of the URL or file name, if these are of its day
//      or month or at most a week later
//   4. a day in the file name (2022-09-08_title.txt, never digits inside a hash; "file-name")
//   5. a month in the URL or file name
//
// Dates after `today` or before the year 1600 are dropped. `ends` are those of the body before
// clean-up; what clean-up removed has its evidence in the field "removed", with offsets in the text
// of the entry that holds it. article.language must be known.
void find_date(Article& article, const std::string& file, const TextEnds& ends, Day today);

}  // namespace dateline
