#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "common/index/lock.h"
#include "common/index/snapshot.h"
#include "indexer/build/tombstones.h"

namespace dateline {

// Deletes articles by id. All that are named vanish at once, when publish() returns; until then
// nothing is changed. Holds the write lock for its lifetime.
class Deleter {
 public:
  // Opens the index at this directory. Throws Error: kIndex, kLocked, kSystem.
  Deleter(const std::string& index, const std::string& command, bool wait);

  // Marks the live article with this id; false when there is none.
  bool remove(const std::string& id);
  // Publishes the deletions; returns how many there were.
  std::uint64_t publish();

 private:
  std::unique_ptr<WriteLock> lock_;
  std::unique_ptr<Snapshot> snapshot_;
  Tombstones tombstones_;
};

}  // namespace dateline
