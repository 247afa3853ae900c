#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Whether `postings` has the list of this term: of all but ids and stories, which are looked up
// once and not searched.
bool has_postings(std::string_view term);

// Writes the file `postings` of a segment at `path`, from the posting lists of its database, whose
// documents must have the docids from 1 on. Walks the database once and holds one list at a time,
// the terms and the lengths of the documents. Throws Error: kSystem, kIndex.
void derive_postings(const std::string& database, const std::string& path);

}  // namespace dateline
