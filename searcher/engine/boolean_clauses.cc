#include "searcher/engine/boolean_clauses.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

// With more candidates in a window than this it costs less to score all of a list than to look them
// up.
constexpr std::uint32_t kManyCandidates = 128;

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
  return threshold - (sum_ - child.bound) * 1.00001F;
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

// MaxScore (Turtle, Flood 1995) within a window: the children that reach the threshold only
// together with others are not asked for documents of their own, but about those that others found
// and that can still reach it.
void OrClause::collect(const Window& window, DocMask& mask, Scores& scores, float threshold) {
  if (threshold <= 0) {
    collect_all(window, mask, scores);
    return;
  }
  float sum = 0;
  for (Child& child : children_) {
    child.bound = child.clause->bound(window);
    sum += child.bound;
  }
  std::sort(children_.begin(), children_.end(),
            [](const Child& a, const Child& b) { return a.bound > b.bound; });
  DocMask any;
  float rest = sum * 1.00001F;  // what this child and those after it can add
  for (auto child = children_.begin(); child != children_.end(); ++child) {
    if (rest >= threshold) {
      child->matched = mask;
      child->clause->collect(window, child->matched, scores,
                             threshold - (sum - child->bound) * 1.00001F);
      any |= child->matched;
    } else {
      any.keep_if([&](std::uint32_t i) {
        if (scores[i] + rest >= threshold) return true;
        scores[i] = 0;
        return false;
      });
      if (!any.any()) break;
      child->matched = any;
      if (any.count() > kManyCandidates) {
        child->clause->collect(window, child->matched, scores, kAnyScore);
      } else {
        child->clause->match(window, child->matched, kAnyScore);
        child->clause->score(window, child->matched, scores);
      }
    }
    rest -= child->bound;
  }
  mask = any;
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
