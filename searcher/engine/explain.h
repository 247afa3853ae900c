#pragma once

#include "common/index/bm25.h"
#include "common/index/snapshot.h"
#include "searcher/engine/explanation.h"
#include "searcher/engine/plan.h"

namespace dateline {

// Evaluates plans on single articles once more, part by part, by the posting lists and `tokens`.
// For what is shown: it takes far longer than a search. The snapshot must outlive it.
class Explainer {
 public:
  explicit Explainer(const Snapshot& snapshot);

  // Of an article that matches the plan: all but what ProximityRanking adds.
  Explanation explain(const Plan& plan, DocAddress address) const;

 private:
  void add(const Plan& plan, DocAddress address, Explanation& out) const;
  bool matches(const Plan& plan, DocAddress address) const;
  void add_word(const Plan& plan, DocAddress address, Explanation& out) const;
  void count_places(DocAddress address, Explanation::Word& word) const;

  const Snapshot& snapshot_;
  LengthNorm norm_;
};

}  // namespace dateline
