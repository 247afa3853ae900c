#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "common/index/bm25.h"
#include "searcher/engine/clause.h"
#include "searcher/engine/column_clauses.h"
#include "searcher/engine/date_counter.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/ranking.h"
#include "searcher/engine/request.h"
#include "searcher/engine/story_groups.h"
#include "searcher/engine/value_counter.h"

namespace dateline {

// What a query is evaluated for; the same for all segments and threads.
struct Evaluation {
  const Snapshot& snapshot;
  const Plan& plan;
  const Request& request;
  Sort sort;
  LengthNorm norm;
  bool counting;  // every match counts; else only the best are looked for
};

// A document that matches roughly, and what it scores if it matches (Clause::rough).
struct RoughMatch {
  float score;
  std::uint32_t segment;
  DocIndex doc;
};

// What is gathered from windows: of any number of segments, by one thread.
struct Found {
  Found(Sort sort, std::size_t size) : top(sort, size), groups(sort) {}

  TopK top;
  StoryGroups groups;             // all matches, when stories are collapsed
  std::vector<RoughMatch> rough;  // that are yet to be confirmed
};

// Evaluates a query on windows of one segment. For one thread; several may exist for a segment.
class SegmentEvaluator {
 public:
  // `evaluation` must outlive it.
  SegmentEvaluator(const Evaluation& evaluation, std::uint32_t segment);

  // The first document that is at least `doc` and may match.
  DocIndex seek(DocIndex doc) { return root_->seek(doc); }
  // About how many documents match.
  std::uint64_t expected() const {
    return std::min<std::uint64_t>(root_->frequency(), segment_.documents());
  }
  // No document of the window scores more.
  float bound(const Window& window) { return root_->bound(window); }
  // Where dates in the range asked for can be, ascending.
  std::vector<DocRange> ranges() const;

  // Evaluates the documents of a window and adds the best of them to what was found. When
  // everything counts, they are counted; else documents with a score below `threshold` may be
  // passed over, and a query that is rough only finds rough matches. For an order by date,
  // the window must lie in one run and hold no undated documents beside dated ones.
  void evaluate(const Window& window, Found& found, float threshold);
  // Adds a rough match in the segment to `top` if it is a match.
  void confirm(const RoughMatch& match, TopK& top);
  // Has the processor fetch what that will read; to find it needs prefetch_start() some time
  // before.
  void prefetch(const RoughMatch& match) const { root_->prefetch(match.doc); }
  void prefetch_start(const RoughMatch& match) const {
    segment_.tokens().prefetch_start(match.doc);
  }

  // Adds what was counted, but for periods.
  void add_counts(Matches& matches);
  void add_periods(DateInterval interval, DayCounts& days) const {
    if (date_counter_) date_counter_->count(interval, days);
  }

 private:
  struct Filter {
    Dimension dimension;
    ClausePointer clause;
    DocMask passed;
    DocMask others;  // what passes all other filters
  };

  void restrict_to_live(const Window& window, DocMask& mask) const;
  void count(const Window& window, Found& found, float threshold);
  void group(const Window& window, const DocMask& results, StoryGroups& groups);
  DocMask filter(const Window& window, DocMask& candidates);
  void find_best(const Window& window, Found& found, float threshold);
  void rank_by_score(const Window& window, const DocMask& results, TopK& top);
  void add_rough(const Window& window, const DocMask& results, float threshold,
                 std::vector<RoughMatch>& rough) const;
  void rank_by_date(const Window& window, const DocMask& results, TopK& top, bool confirmed);
  // Of the documents that may have a score.
  void clear_scores(const Window& window, const DocMask& scored);
  Ranked ranked(const Window& window, std::uint32_t place) const;
  std::optional<ValueCounter>& counter(Dimension dimension) {
    return counters_[static_cast<std::size_t>(dimension)];
  }

  const Evaluation& evaluation_;
  std::uint32_t number_;
  const Segment& segment_;
  std::unique_ptr<DateClause> dates_;
  ClausePointer root_;
  std::vector<Filter> filters_;
  std::array<std::optional<ValueCounter>, kDimensions> counters_;
  std::optional<DateCounter> date_counter_;  // when every match counts
  std::uint64_t total_ = 0;
  Scores scores_;  // for an order by date without stories only those that are asked for are zeroed
  std::vector<std::uint32_t> places_;  // of the window at hand
};

}  // namespace dateline
