#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/upkeep/segment_check.h"

namespace dateline {

// What was found in an index.
struct IndexReport {
  Manifest manifest;
  std::vector<Damage> damage;  // of the index as a whole: its manifest
  std::vector<SegmentReport> segments;
  std::vector<std::string> orphans;  // see find_orphans; no damage

  bool sound() const;
  // Everything that is damaged can be made again from the stored articles.
  bool restorable() const;
};

// Checks the manifest, every segment (check_segment), and that no article is there twice, in the
// state that is published. Needs no lock. Throws Error::Kind::kIndex when there is nothing like an
// index, kInterrupted on Ctrl-C; damage is reported.
IndexReport check_index(const std::string& index, CheckDepth depth);

}  // namespace dateline
