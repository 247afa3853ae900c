#pragma once

#include <string>

#include "common/article.h"

namespace dateline {

// Gives article.date, when the reader found none, from the URL's path (/2022/09/08/) or the file
// name (2022-09-08_title.txt, 20220908-..., never from digits inside a hash), with evidence, and
// drops dates after `today`. Adds evidence ("given") for a date that the input gave.
void find_date(Article& article, const std::string& file, Day today);

}  // namespace dateline
