#pragma once

#include <utility>
#include <vector>

#include "searcher/engine/clause.h"
#include "searcher/engine/verify.h"

namespace dateline {

// Those of some candidates that satisfy a PositionalNode. Matching roughly finds the candidates
// whose neighbours may be right; confirm() reads the `tokens` of one.
class VerifiedClause final : public Clause {
 public:
  VerifiedClause(ClausePointer candidates, Verifier verifier)
      : candidates_(std::move(candidates)), verifier_(std::move(verifier)) {}

  DocIndex seek(DocIndex doc) override { return candidates_->seek(doc); }
  void match(const Window& window, DocMask& mask, float threshold) override;
  void match_roughly(const Window& window, DocMask& mask, float threshold) override;
  bool confirm(DocIndex doc) override { return verifier_.matches(doc); }
  void prefetch(DocIndex doc) const override { verifier_.prefetch(doc); }
  bool rough() const override { return true; }
  void score(const Window& window, const DocMask& mask, Scores& scores) override {
    candidates_->score(window, mask, scores);
  }
  void score_best(const Window& window, DocMask& mask, Scores& scores, float threshold) override {
    candidates_->score_best(window, mask, scores, threshold);
  }
  float bound(const Window& window) override { return candidates_->bound(window); }
  void add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) override {
    candidates_->add_bounds(window, mask, sum);
  }
  std::uint64_t frequency() const override { return candidates_->frequency(); }

 private:
  ClausePointer candidates_;
  Verifier verifier_;
  std::vector<std::uint32_t> pending_;  // candidates of a window
  std::uint32_t unfiltered_ = 0;        // so many windows go without the filter of neighbours
};

}  // namespace dateline
