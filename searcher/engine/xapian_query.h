#pragma once

#include <xapian.h>

#include "common/index/snapshot.h"
#include "searcher/engine/plan.h"

namespace dateline {

// A plan as a query for Xapian's matcher over snapshot.database(), to be weighed by PlanWeight.
// Leaves pass their weights on as scale factors. `snapshot` must outlive it.
Xapian::Query xapian_query(const Snapshot& snapshot, const Plan& plan);

// The articles whose date lies in the range, without a score.
Xapian::Query xapian_dates(const Snapshot& snapshot, const DateRange& range);

// BM25 (bm25.h) that takes the weight of a word from the query instead of from its frequency, so
// that several terms can be one word.
class PlanWeight : public Xapian::Weight {
 public:
  PlanWeight() {
    need_stat(WDF);
    need_stat(DOC_LENGTH);
    need_stat(AVERAGE_LENGTH);
  }

  std::string name() const override { return "dateline::PlanWeight"; }
  PlanWeight* clone() const override { return new PlanWeight; }
  void init(double factor) override { factor_ = factor; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                     Xapian::termcount unique_terms) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double factor_ = 0;
};

}  // namespace dateline
