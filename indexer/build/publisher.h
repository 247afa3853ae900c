#pragma once

#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "common/index/snapshot.h"
#include "indexer/build/batch.h"
#include "indexer/build/worker.h"

namespace dateline {

// Changes what an index consists of: makes segments, buries articles, merges, and publishes a new
// manifest after each. The index must be locked for writing. Not for sharing between threads.
class Publisher {
 public:
  Publisher(std::string index, Manifest manifest, Workers& workers)
      : index_(std::move(index)), manifest_(std::move(manifest)), workers_(workers) {}

  // Gives its articles their stories, makes the batch a segment, buries what it replaces, then
  // merges small segments.
  void publish(Batch& batch);

  // Makes all live articles one segment, in the order of their dates, so that nothing deleted
  // stays. False when that is what there is. Ctrl-C ends it: throws kInterrupted, and the index is
  // as it was.
  bool optimize();

 private:
  // Publishes `next`, then removes these segments, which it no longer names.
  void replace(Manifest next, const std::vector<std::string>& gone);
  void merge_small_segments();
  void publish(Manifest next);

  std::string index_;
  Manifest manifest_;
  Workers& workers_;
};

}  // namespace dateline
