#include "searcher/engine/boolean_clauses.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

// Sums of bounds are rounded otherwise than sums of scores.
constexpr float kRounding = 1.00001F;
// Of so many children, all sets are weighed whether they reach a threshold; further ones reach it
// together or not.
constexpr std::size_t kWeighed = 6;

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
  for (bool moved = true; moved;) {
    moved = false;
    for (const Child& child : children_) {
      const DocIndex next = child.clause->seek(doc);
      moved |= next > doc && &child != &children_.front();
      doc = std::max(doc, next);
    }
  }
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

void AndClause::collect(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (!one_scored_) {
    Clause::collect(window, mask, scores, threshold);
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

std::uint64_t AndClause::frequency() const {
  std::uint64_t least = UINT64_MAX;
  for (const Child& child : children_) least = std::min(least, child.clause->frequency());
  return least;
}

OrClause::OrClause(std::vector<ClausePointer> children) {
  for (ClausePointer& child : children) children_.push_back({std::move(child), {}});
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

void OrClause::collect_all(const Window& window, DocMask& mask, Scores& scores) {
  DocMask any;
  for (Child& child : children_) {
    child.matched = mask;
    child.clause->collect(window, child.matched, scores, kAnyScore);
    any |= child.matched;
  }
  mask = any;
}

void OrClause::collect(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (threshold <= 0) {
    collect_all(window, mask, scores);
    return;
  }
  if (!order_by_bound(window, threshold)) {
    mask.clear();
    return;
  }
  for (Child& child : children_) {
    child.matched = mask;
    child.clause->match(window, child.matched, kAnyScore);
  }
  score_reaching(window, mask, scores, threshold);
}

void OrClause::score_best(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (threshold <= 0) {
    score(window, mask, scores);
  } else if (order_by_bound(window, threshold)) {
    score_reaching(window, mask, scores, threshold);
  } else {
    mask.clear();
  }
}

void OrClause::score_reaching(const Window& window, DocMask& mask, Scores& scores,
                              float threshold) {
  DocMask reaching = reaching_together(0, threshold, true);
  for (Child& child : children_) {
    if (child.bound < threshold) break;
    DocMask alone = child.matched;
    child.clause->drop_weak(window, alone, threshold);
    reaching |= alone;
  }
  mask &= reaching;
  for (const Child& child : children_) {
    if (children_.size() > kWeighed) {
      mask.keep_if([&](std::uint32_t i) {
        if (scores[i] + child.rest >= threshold) return true;
        scores[i] = 0;
        return false;
      });
    }
    DocMask scored = mask;
    scored &= child.matched;
    child.clause->score(window, scored, scores);
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

DocMask OrClause::any_from(std::size_t first) const {
  DocMask any;
  for (std::size_t i = first; i < children_.size(); ++i) any |= children_[i].matched;
  return any;
}

// Documents of which the children from `first` on, those that match, can give `threshold` in sum.
// At the `top`, where nothing is given yet, documents of one child that reach it alone are left
// out: they are known better by drop_weak().
DocMask OrClause::reaching_together(std::size_t first, float threshold, bool top) const {
  DocMask reaching;
  if (first == children_.size() || children_[first].rest < threshold) return reaching;
  if (first == kWeighed) return any_from(first);
  const Child& child = children_[first];
  if (child.bound < threshold) {
    reaching = reaching_together(first + 1, threshold - child.bound, false);
  } else {
    reaching = top ? any_from(first + 1) : child.matched;
  }
  reaching &= child.matched;
  reaching |= reaching_together(first + 1, threshold, top);
  return reaching;
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
