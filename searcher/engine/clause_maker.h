#pragma once

#include "common/index/bm25.h"
#include "common/index/segment.h"
#include "searcher/engine/clause.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/request.h"

namespace dateline {

// Makes plans ready to be evaluated on one segment. `snapshot`, its segment and the plans must
// outlive what it makes.
class ClauseMaker {
 public:
  ClauseMaker(const Snapshot& snapshot, std::uint32_t segment, LengthNorm norm)
      : number_(segment),
        segment_(snapshot.segments()[segment]),
        norm_(norm),
        growth_(impact_growth(LengthNorm(segment_.postings().average_length()), norm)) {}

  ClausePointer make(const Plan& plan) const;
  // The documents that pass the filter of a dimension; nullptr when there is none.
  ClausePointer make_filter(const Filters& filters, Dimension dimension) const;

 private:
  ClausePointer terms(std::vector<PostingList> lists, double weight) const;
  ClausePointer keys(const Plan& plan) const;
  ClausePointer and_not(const Plan& plan) const;
  std::vector<ClausePointer> children(const Plan& plan, std::size_t first) const;

  std::uint32_t number_;
  const Segment& segment_;
  LengthNorm norm_;
  float growth_;  // of impacts over those of the segment
};

}  // namespace dateline
