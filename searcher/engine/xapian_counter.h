#pragma once

#include <xapian.h>

#include <array>
#include <map>
#include <string>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/request.h"

namespace dateline {

// Watches every document that matches the query itself, applies the filters of the request, and
// counts. A document that passes all filters is a result and counts in every facet; one that fails
// in a single dimension counts in that dimension's facet alone. So each facet ignores its own
// filter, and all counts are exact after one pass.
class XapianCounter : public Xapian::MatchDecider {
 public:
  // `snapshot` must outlive the counter.
  XapianCounter(const Snapshot& snapshot, const Request& request);

  // The query to match together with this decider, one pass at a time. A decider is not told which
  // of several databases a document is of (its docid is the one it has there), so the query notes
  // what it comes to.
  Xapian::Query watched(const Xapian::Query& query);

  // True for a result. Called by the matcher once for each matching document.
  bool operator()(const Xapian::Document& document) const override;

  // Where the matcher is.
  const DocAddress& at() const { return at_; }
  // Moves what was counted.
  void take_counts(Matches& matches);

 private:
  struct DimensionState {
    std::vector<std::string> wanted;  // comparable values of the filter; empty: no filter
    bool counted = false;             // a facet was asked for
    // By segment and number of the value: whether it is wanted, and the first value that is taken
    // for the same.
    std::vector<std::vector<bool>> allowed;
    std::vector<std::vector<std::uint32_t>> same_as;
    ValueCounts counts;
  };

  bool passes(const DimensionState& state, Dimension dimension) const;
  void count(DimensionState& state, Dimension dimension) const;
  void count_date() const;

  const Snapshot& snapshot_;
  bool timeline_ = false;
  DocAddress at_;
  // Results of the pass; the matcher only hands out const deciders.
  mutable std::array<DimensionState, kDimensions> dimensions_;
  mutable std::map<std::pair<Day, Date::Precision>, std::uint64_t> days_;
  mutable std::uint64_t total_ = 0;
  mutable std::uint64_t undated_ = 0;
};

}  // namespace dateline
