#pragma once

#include <cstddef>
#include <set>

#include "common/index/manifest.h"
#include "common/index/snapshot.h"

namespace dateline {

// Collects documents that shall no longer count, and buries them when the next manifest is made.
class Tombstones {
 public:
  void add(DocAddress address) { addresses_.insert(address); }
  bool contains(DocAddress address) const { return addresses_.count(address) != 0; }
  std::size_t size() const { return addresses_.size(); }
  void clear() { addresses_.clear(); }

  // Writes a new `deleted` file, durably, into each segment of `snapshot` that holds one of the
  // documents, with the tombstones that are there already, and enters it into `next`. A segment
  // that `next` no longer lists is left alone. Throws Error::Kind::kSystem.
  void bury(const Snapshot& snapshot, Manifest& next) const;

 private:
  std::set<DocAddress> addresses_;  // of one snapshot
};

}  // namespace dateline
