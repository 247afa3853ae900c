#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/request.h"
#include "searcher/engine/response.h"

namespace dateline {

// Watches every document that matches the query itself, applies the filters of the request, and
// counts. A document that passes all filters is a result and counts in every facet; one that fails
// in a single dimension counts in that dimension's facet alone. So each facet ignores its own
// filter, and all counts are exact after one pass.
class Counter : public Xapian::MatchDecider {
 public:
  // `snapshot` must outlive the counter.
  Counter(const Snapshot& snapshot, const Request& request);

  // The query to match together with this decider, one pass at a time. A decider is not told which
  // of several databases a document is of (its docid is the one it has there), so the query notes
  // what it comes to.
  Xapian::Query watched(const Xapian::Query& query);

  // True for a result. Called by the matcher once for each matching document.
  bool operator()(const Xapian::Document& document) const override;

  std::uint64_t total() const { return total_; }
  std::uint64_t undated() const { return undated_; }
  // The facets asked for, in that order; `interval` is that of the timeline.
  std::vector<FacetResult> facets(DateInterval& interval) const;

 private:
  // What one segment's dictionary means to the request: values allowed by the filter, and counts.
  struct SegmentState {
    std::vector<bool> allowed;
    std::vector<std::uint32_t> same_as;  // the first value that a filter takes for the same
    std::vector<std::uint64_t> counts;
  };
  struct DimensionState {
    std::vector<std::string> wanted;  // comparable values of the filter; empty: no filter
    bool counted = false;             // a facet was asked for
    std::vector<SegmentState> segments;
  };

  bool passes(const DimensionState& state, Dimension dimension, const DocAddress& address) const;
  void count(DimensionState& state, Dimension dimension, const DocAddress& address) const;
  void count_date(const DocAddress& address) const;
  FacetResult facet(Facet facet, Dimension dimension, std::size_t limit) const;

  const Snapshot& snapshot_;
  const Request& request_;
  bool timeline_ = false;
  DocAddress at_;  // where the matcher is
  // Results of the pass; the matcher only hands out const deciders.
  mutable std::array<DimensionState, kDimensions> dimensions_;
  mutable std::map<std::pair<Day, Date::Precision>, std::uint64_t> days_;
  mutable std::uint64_t total_ = 0;
  mutable std::uint64_t undated_ = 0;
};

// The values that the filters give for a dimension.
const std::vector<std::string>& filter_values(const Filters& filters, Dimension dimension);

}  // namespace dateline
