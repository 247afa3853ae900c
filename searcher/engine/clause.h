#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>

#include "searcher/engine/bound_sum.h"
#include "searcher/engine/doc_mask.h"

namespace dateline {

// Scores of the documents of a window, by their place in it. Whoever takes a document's score sets
// it to zero, so that all are zero when the next window begins.
using Scores = std::array<float, kWindow>;

// A threshold that everything reaches.
inline constexpr float kAnyScore = -std::numeric_limits<float>::infinity();

// Sums of bounds are rounded otherwise than sums of scores.
inline constexpr float kRounding = 1.00001F;

// Whether so few documents are in question that it takes less to look each of them up than to go
// through all postings of the window, of which the segment of `documents` has so many.
inline bool is_sparse(const DocMask& mask, const Window& window, std::uint64_t postings,
                      DocIndex documents) {
  constexpr std::uint64_t kPostingsALookUp = 4;
  return !mask.has_more_than(postings * window.size() / (kPostingsALookUp * documents));
}

// Takes out those that score less, and sets their scores to zero.
inline void drop_weak(DocMask& mask, Scores& scores, float threshold) {
  mask.keep_if([&](std::uint32_t place) {
    if (scores[place] >= threshold) return true;
    scores[place] = 0;
    return false;
  });
}

// A part of a query, ready to be evaluated on one segment, window by window. Windows may come in
// any order; ascending ones cost least. For one thread.
class Clause {
 public:
  Clause() = default;
  virtual ~Clause() = default;
  Clause(const Clause&) = delete;
  Clause& operator=(const Clause&) = delete;

  // A document that is not beyond the first match that is at least `doc`; the number of documents
  // of the segment when there is no further match.
  virtual DocIndex seek(DocIndex doc) = 0;

  // Keeps what matches of `mask`. A document that scores less than `threshold` may be taken out
  // though it matches; so that clauses can pass over blocks that hold no others.
  virtual void match(const Window& window, DocMask& mask, float threshold) = 0;

  // Adds the scores of the documents of `mask`, a part of what the last match() kept.
  virtual void score(const Window& window, const DocMask& mask, Scores& scores) = 0;

  // As score(), but where all scores are zero yet, and documents that score less than `threshold`
  // may be passed over: these are taken out of the mask, and left with zero.
  virtual void score_best(const Window& window, DocMask& mask, Scores& scores,
                          float /*threshold*/) {
    score(window, mask, scores);
  }

  // match() and score() in one go, where all scores are zero yet. Documents that are taken out of
  // the mask are left with zero.
  virtual void collect(const Window& window, DocMask& mask, Scores& scores, float threshold) {
    match(window, mask, threshold);
    score(window, mask, scores);
  }

  // Whether every document that matches scores more than 0.
  virtual bool always_scores() const { return false; }

  // Adds the scores of all documents of the window that match, whatever a mask may say.
  virtual void accumulate(const Window& window, Scores& scores) {
    DocMask mask;
    mask.set_first(window.size());
    match(window, mask, kAnyScore);
    score(window, mask, scores);
  }

  // No document of the window scores more.
  virtual float bound(const Window& window) = 0;

  // Adds to the sum what the documents of the mask can score at most.
  virtual void add_bounds(const Window& window, const DocMask& mask, BoundSum& sum) {
    static_cast<void>(mask);
    sum.add(bound(window));
  }

  // Takes those documents out of the mask whose score is below `least` even with the most that this
  // clause could add; their scores become zero.
  virtual void drop_below(const Window& window, DocMask& mask, Scores& scores, float least) {
    drop_weak(mask, scores, least - bound(window) * kRounding);
  }

  // A guess of how many documents match: what is rare is asked first.
  virtual std::uint64_t frequency() const = 0;

  // Matching in two phases: as match() and collect(), but some documents that do not match may
  // stay. confirm() then tells about each. Documents must be of the last window.
  virtual void match_roughly(const Window& window, DocMask& mask, float threshold) {
    match(window, mask, threshold);
  }
  virtual bool confirm(DocIndex) { return true; }
  // Asks for the memory that confirm() will read.
  virtual void prefetch(DocIndex) const {}
  // Whether confirm() ever says no.
  virtual bool rough() const { return false; }
};

// How many documents ahead of confirm() their memory is asked for.
inline constexpr std::size_t kPrefetchAhead = 8;

using ClausePointer = std::unique_ptr<Clause>;

}  // namespace dateline
