#include "indexer/upkeep/deleter.h"

#include "indexer/build/orphans.h"

namespace dateline {

Deleter::Deleter(const std::string& index, const std::string& command, bool wait) {
  read_manifest(index);  // before a lock file is made in what is no index
  lock_ = std::make_unique<WriteLock>(index, command, wait);
  snapshot_ = std::make_unique<Snapshot>(index);
  remove_orphans(index, snapshot_->manifest());
}

bool Deleter::remove(const std::string& id) {
  const auto found = snapshot_->find(id);
  if (!found) return false;
  tombstones_.add(*found);
  return true;
}

std::uint64_t Deleter::publish() {
  const std::uint64_t count = tombstones_.size();
  if (count == 0) return 0;
  Manifest next = snapshot_->manifest();
  tombstones_.bury(*snapshot_, next);
  ++next.generation;
  publish_manifest(snapshot_->path(), next);
  tombstones_.clear();
  snapshot_ = std::make_unique<Snapshot>(snapshot_->path());
  return count;
}

}  // namespace dateline
