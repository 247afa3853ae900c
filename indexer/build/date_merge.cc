#include "indexer/build/date_merge.h"

#include <tuple>

namespace dateline {

bool DateMerge::Run::operator<(const Run& other) const {
  return std::tie(order, segment, doc) > std::tie(other.order, other.segment, other.doc);
}

DateMerge::DateMerge(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (std::uint32_t number = 0; number < snapshot.segments().size(); ++number) {
    const Columns& columns = snapshot.segments()[number].columns();
    const auto starts = columns.runs();
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const DocIndex end = i + 1 < starts.size() ? starts[i + 1] : columns.documents();
      push({{}, number, starts[i], end});
    }
  }
}

void DateMerge::push(Run run) {
  const Segment& segment = snapshot_.segments()[run.segment];
  while (run.doc < run.end && segment.deleted(run.doc)) ++run.doc;
  if (run.doc >= run.end) return;
  run.order = segment.columns().order(run.doc);
  runs_.push(run);
}

std::optional<DocAddress> DateMerge::next() {
  if (runs_.empty()) return std::nullopt;
  Run run = runs_.top();
  runs_.pop();
  const DocAddress address{run.segment, run.doc++};
  push(run);
  return address;
}

}  // namespace dateline
