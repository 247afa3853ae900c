#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "common/index/postings.h"
#include "indexer/upkeep/segment_check.h"

namespace dateline {

// Compares `postings` of a segment with the posting lists and lengths of the database that they
// were made from: of all terms, or of some spread over them and the lengths of some documents.
// Returns the first difference as a part of a sentence. Both must have the same documents, and must
// have been verified. Throws Xapian::Error, Error::Kind::kInterrupted on Ctrl-C.
std::optional<std::string> compare_postings(const Postings& postings,
                                            const Xapian::Database& database, CheckDepth depth);

}  // namespace dateline
