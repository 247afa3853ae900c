#include "searcher/engine/verified_clause.h"

namespace dateline {

void VerifiedClause::match_roughly(const Window& window, DocMask& mask, float threshold) {
  candidates_->match(window, mask, threshold);
  verifier_.keep_possible(window, mask);
}

void VerifiedClause::match(const Window& window, DocMask& mask, float threshold) {
  match_roughly(window, mask, threshold);
  pending_.clear();
  mask.for_each([this](std::uint32_t i) { pending_.push_back(i); });
  for (std::size_t k = 0; k < pending_.size(); ++k) {
    if (k + kPrefetchAhead < pending_.size()) {
      verifier_.prefetch(window.begin + pending_[k + kPrefetchAhead]);
    }
    if (!verifier_.matches(window.begin + pending_[k])) mask.reset(pending_[k]);
  }
}

}  // namespace dateline
