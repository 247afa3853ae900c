#pragma once

#include <string>
#include <vector>

namespace dateline {

// `checksums` of a segment: name, size and XXH3 of every file of its Xapian database, which has
// none of its own. It is the last file that is written when a segment is made.

// Writes it from the files of the database as they are now. Throws Error::Kind::kSystem.
void write_checksums(const std::string& segment);

// Compares the files of the database with it and returns a sentence for each that differs, is
// missing or is one too many. Throws Error::Kind::kIndex when `checksums` itself is missing or
// damaged.
std::vector<std::string> compare_checksums(const std::string& segment);

}  // namespace dateline
