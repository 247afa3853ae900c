#pragma once

#include <string_view>

#include "common/date.h"

namespace dateline {

// The date in an element of the TREC collections: what parse_date reads, with anything behind it
// ("January 1, 1989, Sunday, Home Edition", "Monday, December 30, 1991 00364022,SJ1"), "910514",
// "03/24/87" (month first) and "AP-NR-02-12-88 2344EST". Unknown when there is none.
Date trec_date(std::string_view text);

// The date in a document number: "AP880212-0001", "LA010189-0001" (month first),
// "EFE19940101-00001", "XIN_ENG_20050101.0001". Unknown when there is none, or when it could be
// read in two ways.
Date trec_date_in_id(std::string_view id);

}  // namespace dateline
