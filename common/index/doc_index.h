#pragma once

#include <cstdint>

namespace dateline {

// Position of a document in its segment, from 0: Xapian's docid minus one.
using DocIndex = std::uint32_t;

// Documents [begin, end) of a segment.
struct DocRange {
  DocIndex begin;
  DocIndex end;
};

}  // namespace dateline
