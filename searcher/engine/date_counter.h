#pragma once

#include <cstdint>
#include <vector>

#include "common/index/columns.h"
#include "searcher/engine/doc_mask.h"
#include "searcher/engine/timeline.h"

namespace dateline {

// Counts the results of one segment by period. Documents ascend by date within a run, so a period
// is a range of documents: results are kept as bits, and those of a range are counted together. For
// one thread.
class DateCounter {
 public:
  explicit DateCounter(const Columns& columns);

  // Adds the documents of the mask, none of which lies beyond the window.
  void add(const Window& window, const DocMask& mask);

  std::uint64_t undated() const;
  // From the first to the last date of what was added.
  DaySpan span() const;
  // Adds how many results each period has, to what may be there already.
  void count(DateInterval interval, DayCounts& counts) const;

 private:
  void count_exact(std::size_t run, DateInterval interval, DayCounts& counts) const;
  void count_by_document(std::size_t run, DateInterval interval, DayCounts& counts) const;
  // The first result of [begin, end); `end` when there is none.
  DocIndex next(DocIndex begin, DocIndex end) const;
  // The last result of [begin, end), which has one.
  DocIndex last(DocIndex begin, DocIndex end) const;
  std::uint64_t count(DocIndex begin, DocIndex end) const;

  const Columns& columns_;
  std::vector<std::uint64_t> results_;  // a bit per document
};

}  // namespace dateline
