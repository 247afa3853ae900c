#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/manifest.h"

namespace dateline {

// Something that is wrong with an index.
struct Damage {
  std::string part;      // "columns", "xapian", "deleted.3", "manifest" ...
  std::string what;      // a sentence that names the file
  bool derived = false;  // the part can be made again from the stored articles
};

// What was found in one segment.
struct SegmentReport {
  SegmentEntry entry;
  std::uint64_t compared = 0;  // articles whose parts were compared with one another
  std::vector<Damage> damage;

  bool sound() const { return damage.empty(); }
  // What is stored is whole: everything that is damaged can be made again.
  bool restorable() const;
};

// How many articles and posting lists of a segment are compared: some spread over it, or all.
enum class CheckDepth { kSample, kAll };

// From one of `size` things to the next that is compared: 1 when all are.
std::uint64_t step_of(std::uint64_t size, CheckDepth depth);

// Reads every file of a segment and compares it with its checksums, has Xapian check the database,
// and compares what the parts say of the same articles: stored text, id, date, values, words,
// posting lists.
// Damage of any kind is reported, never thrown; throws Error::Kind::kInterrupted on Ctrl-C.
SegmentReport check_segment(const std::string& index, const SegmentEntry& entry, CheckDepth depth);

}  // namespace dateline
