#include "searcher/engine/boolean_clauses.h"

#include <algorithm>
#include <utility>

#include "searcher/engine/score_scan.h"

namespace dateline {
namespace {

// Up to so many documents it takes less to look at each than to add up the bounds of a window.
constexpr std::uint32_t kFew = 64;

// Takes out those that cannot reach the threshold, going by what is known of each without its
// count.
void drop_hopeless(Clause& clause, const Window& window, DocMask& mask, float threshold) {
  if (threshold <= 0) return;
  BoundSum sum(window, threshold);
  clause.add_bounds(window, mask, sum);
  sum.keep_reaching(mask);
}

}  // namespace

AndClause::AndClause(std::vector<ClausePointer> children, std::size_t scored)
    : one_scored_(scored == 1) {
  for (std::size_t i = 0; i < children.size(); ++i) {
    rough_ |= children[i]->rough();
    children_.push_back({std::move(children[i]), i < scored});
  }
  std::stable_sort(children_.begin(), children_.end(), [](const Child& a, const Child& b) {
    return std::pair(a.clause->rough(), a.clause->frequency()) <
           std::pair(b.clause->rough(), b.clause->frequency());
  });
}

DocIndex AndClause::seek(DocIndex doc) {
  for (const Child& child : children_) doc = std::max(doc, child.clause->seek(doc));
  return doc;
}

// False, with an empty mask, when no document of the window can reach the threshold.
bool AndClause::reachable(const Window& window, DocMask& mask, float threshold) {
  sum_ = 0;
  if (threshold <= 0) return true;
  for (Child& child : children_) {
    child.bound = child.scored ? child.clause->bound(window) : 0;
    sum_ += child.bound;
  }
  if (sum_ >= threshold) return true;
  mask.clear();
  return false;
}

// What a child must add for a document to reach the threshold, if all others add their most.
float AndClause::left_for(const Child& child, float threshold) const {
  if (threshold <= 0 || !child.scored) return kAnyScore;
  return threshold - (sum_ - child.bound) * kRounding;
}

void AndClause::match(const Window& window, DocMask& mask, float threshold) {
  if (!reachable(window, mask, threshold)) return;
  for (const Child& child : children_) {
    child.clause->match(window, mask, left_for(child, threshold));
    if (!mask.any()) return;
  }
}

void AndClause::match_roughly(const Window& window, DocMask& mask, float threshold) {
  if (!reachable(window, mask, threshold)) return;
  for (const Child& child : children_) {
    child.clause->match_roughly(window, mask, left_for(child, threshold));
    if (!mask.any()) return;
  }
}

bool AndClause::confirm(DocIndex doc) {
  return std::all_of(children_.begin(), children_.end(),
                     [doc](const Child& child) { return child.clause->confirm(doc); });
}

void AndClause::score(const Window& window, const DocMask& mask, Scores& scores) {
  for (const Child& child : children_) {
    if (child.scored) child.clause->score(window, mask, scores);
  }
}

void AndClause::score_best(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (reachable(window, mask, threshold)) score_reaching(window, mask, scores, threshold);
}

// Before each child but the first those are dropped that cannot reach the threshold with what is
// left. The bounds must be those of the window.
void AndClause::score_reaching(const Window& window, DocMask& mask, Scores& scores,
                               float threshold) {
  if (mask.has_more_than(kFew)) drop_hopeless(*this, window, mask, threshold);
  bool first = true;
  for (auto child = children_.begin(); child != children_.end(); ++child) {
    if (!child->scored) continue;
    float rest = 0;
    for (auto later = child + 1; later != children_.end(); ++later) rest += later->bound;
    if (threshold > 0 && !first) {
      child->clause->drop_below(window, mask, scores, threshold - rest * kRounding);
    }
    child->clause->score(window, mask, scores);
    first = false;
  }
}

void AndClause::collect(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (!one_scored_) {
    match(window, mask, threshold);
    if (mask.any()) score_reaching(window, mask, scores, threshold);
    return;
  }
  // What is rarer than the words narrows them down first. Scores come last: none is taken back.
  const Child& scored = *std::find_if(children_.begin(), children_.end(),
                                      [](const Child& child) { return child.scored; });
  const bool last = &scored == &children_.back();
  for (const Child& child : children_) {
    if (last && child.scored) break;
    child.clause->match(window, mask, child.scored ? threshold : kAnyScore);
    if (!mask.any()) return;
  }
  if (last) {
    scored.clause->collect(window, mask, scores, threshold);
  } else {
    scored.clause->score(window, mask, scores);
  }
}

float AndClause::bound(const Window& window) {
  float sum = 0;
  for (const Child& child : children_) {
    if (child.scored) sum += child.clause->bound(window);
  }
  return sum;
}

void AndClause::add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) {
  for (const Child& child : children_) {
    if (child.scored) child.clause->add_bounds(window, mask, sum);
  }
}

std::uint64_t AndClause::frequency() const {
  std::uint64_t least = UINT64_MAX;
  for (const Child& child : children_) least = std::min(least, child.clause->frequency());
  return least;
}

OrClause::OrClause(std::vector<ClausePointer> children, DocIndex documents)
    : documents_(documents) {
  for (ClausePointer& child : children) children_.push_back({std::move(child), {}});
  always_score_ = std::all_of(children_.begin(), children_.end(),
                              [](const Child& child) { return child.clause->always_scores(); });
}

DocIndex OrClause::seek(DocIndex doc) {
  DocIndex first = UINT32_MAX;
  for (const Child& child : children_) first = std::min(first, child.clause->seek(doc));
  return first;
}

float OrClause::bound(const Window& window) {
  float sum = 0;
  for (const Child& child : children_) sum += child.clause->bound(window);
  return sum;
}

void OrClause::add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) {
  for (Child& child : children_) child.clause->add_bounds(window, mask, sum);
}

std::uint64_t OrClause::frequency() const {
  std::uint64_t sum = 0;
  for (const Child& child : children_) sum += child.clause->frequency();
  return sum;
}

void OrClause::match(const Window& window, DocMask& mask, float) {
  DocMask any;
  for (Child& child : children_) {
    child.matched = mask;
    child.clause->match(window, child.matched, kAnyScore);
    any |= child.matched;
  }
  mask = any;
}

void OrClause::score(const Window& window, const DocMask& mask, Scores& scores) {
  for (Child& child : children_) {
    child.matched &= mask;
    child.clause->score(window, child.matched, scores);
  }
}

// MaxScore (Turtle and Flood 1995) by the window: what the weaker children can add together does
// not reach the threshold, so a document that does has one of the others. Those are added up for
// all documents; of the weaker ones only what can still reach it is asked for.
void OrClause::collect(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (mask.has_more_than(kFew)) {
    drop_hopeless(*this, window, mask, threshold);
    if (!mask.any()) return;
  }
  if (!always_score_ || is_sparse(mask, window, frequency(), documents_)) {
    Clause::collect(window, mask, scores, threshold);
    return;
  }
  if (!order_by_bound(window, threshold)) {
    mask.clear();
    return;
  }
  std::size_t strong = children_.size();
  while (strong > 1 && children_[strong - 1].rest < threshold) --strong;
  for (std::size_t i = 0; i < strong; ++i) children_[i].clause->accumulate(window, scores);
  keep_reaching(window, mask, scores,
                threshold - (strong < children_.size() ? children_[strong].rest : 0));
  for (std::size_t i = strong; i < children_.size() && mask.any(); ++i) {
    children_[i].matched = mask;
    children_[i].clause->match(window, children_[i].matched, kAnyScore);
    children_[i].clause->score(window, children_[i].matched, scores);
    drop_weak(mask, scores, threshold - (i + 1 < children_.size() ? children_[i + 1].rest : 0));
  }
}

void OrClause::score_best(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (always_score_) {
    collect(window, mask, scores, threshold);
  } else {
    score(window, mask, scores);
  }
}

// The child that can add most first. False when all together cannot reach the threshold.
bool OrClause::order_by_bound(const Window& window, float threshold) {
  for (Child& child : children_) child.bound = child.clause->bound(window) * kRounding;
  std::sort(children_.begin(), children_.end(),
            [](const Child& a, const Child& b) { return a.bound > b.bound; });
  float rest = 0;
  for (auto child = children_.rbegin(); child != children_.rend(); ++child) {
    rest += child->bound;
    child->rest = rest;
  }
  return rest >= threshold;
}

void AndNotClause::deny(const Window& window, DocMask& mask) {
  if (!mask.any()) return;
  DocMask denied = mask;
  denied_->match(window, denied, kAnyScore);
  mask -= denied;
}

void AndNotClause::match(const Window& window, DocMask& mask, float threshold) {
  wanted_->match(window, mask, threshold);
  deny(window, mask);
}

void AndNotClause::match_roughly(const Window& window, DocMask& mask, float threshold) {
  wanted_->match_roughly(window, mask, threshold);
  deny(window, mask);
}

}  // namespace dateline
