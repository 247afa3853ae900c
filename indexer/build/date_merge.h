#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

#include "common/index/columns.h"
#include "common/index/snapshot.h"

namespace dateline {

// Walks the live documents of a snapshot in the order of DateOrder: a merge of the sorted runs of
// all segments. Documents of the same order come in that of segment and docid.
class DateMerge {
 public:
  // `snapshot` must outlive it.
  explicit DateMerge(const Snapshot& snapshot);

  // The next document; nullopt at the end.
  std::optional<DocAddress> next();

 private:
  struct Run {
    DateOrder order;  // of the document at hand
    std::uint32_t segment = 0;
    DocIndex doc = 0;
    DocIndex end = 0;

    // Smallest first in a priority queue.
    bool operator<(const Run& other) const;
  };

  // Puts the run back at its first live document from `doc` on, if it has one.
  void push(Run run);

  const Snapshot& snapshot_;
  std::priority_queue<Run> runs_;
};

}  // namespace dateline
