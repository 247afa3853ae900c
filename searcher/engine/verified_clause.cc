#include "searcher/engine/verified_clause.h"

namespace dateline {
namespace {

// Where the filter drops less than one in so many of so many documents that it is asked about, the
// next windows go without it.
constexpr std::uint32_t kFewAsked = 32;
constexpr std::uint32_t kLeastDropped = 4;
constexpr std::uint32_t kUnfiltered = 7;

}  // namespace

void VerifiedClause::match_roughly(const Window& window, DocMask& mask, float threshold) {
  candidates_->match(window, mask, threshold);
  if (unfiltered_ > 0) {
    --unfiltered_;
    return;
  }
  const std::uint32_t asked = mask.count();
  verifier_.keep_possible(window, mask);
  const std::uint32_t dropped = asked - mask.count();
  if (asked >= kFewAsked && dropped * kLeastDropped < asked) unfiltered_ = kUnfiltered;
}

void VerifiedClause::match(const Window& window, DocMask& mask, float threshold) {
  match_roughly(window, mask, threshold);
  pending_.clear();
  mask.for_each([&](std::uint32_t i) {
    pending_.push_back(i);
    verifier_.prefetch_start(window.begin + i);
  });
  for (std::size_t k = 0; k < pending_.size(); ++k) {
    if (k + kPrefetchAhead < pending_.size()) {
      verifier_.prefetch(window.begin + pending_[k + kPrefetchAhead]);
    }
    if (!verifier_.matches(window.begin + pending_[k])) mask.reset(pending_[k]);
  }
}

}  // namespace dateline
