#include "searcher/engine/full_ranking.h"

#include <algorithm>
#include <memory>

#include "common/program.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/ranking.h"
#include "searcher/engine/segment_evaluator.h"
#include "searcher/engine/xapian_engine.h"

namespace dateline {

FullRanking::FullRanking(const Snapshot& snapshot, const Plan& plan, const Request& request,
                         Sort sort, const KeepHit& keep)
    : snapshot_(snapshot) {
  Request single = request;
  single.collapse = false;
  single.total = true;
  if (request.engine == Engine::kXapian) {
    matches_ = evaluate_by_xapian(snapshot, plan, single, sort, snapshot.documents());
    for (const Ranked& ranked : matches_.top) {
      placed_.push_back(
          {static_cast<float>(ranked.score), ranked.address.segment, ranked.address.doc});
    }
    matches_.top = {};
  } else {
    evaluate(plan, single, sort);
  }
  if (keep) keep_only(keep);
  std::sort(placed_.begin(), placed_.end(), [&](const Placed& a, const Placed& b) {
    return ranks_before(sort, ranked(a), ranked(b));
  });
  if (request.collapse) collapse();
}

// Window by window, each with room for all of its documents.
void FullRanking::evaluate(const Plan& plan, const Request& request, Sort sort) {
  const Evaluation evaluation{
      snapshot_, plan, request, sort, LengthNorm(Statistics(snapshot_).average_length), true};
  Found found(sort, kWindow);
  std::vector<std::unique_ptr<SegmentEvaluator>> evaluators;
  for (std::uint32_t number = 0; number < snapshot_.segments().size(); ++number) {
    SegmentEvaluator& evaluator =
        *evaluators.emplace_back(std::make_unique<SegmentEvaluator>(evaluation, number));
    for (const DocRange& range : evaluator.ranges()) {
      for (DocIndex doc = evaluator.seek(range.begin); doc < range.end;) {
        check_interrupted();
        const Window window = {doc, std::min(range.end, doc + kWindow)};
        evaluator.evaluate(window, found, kAnyScore);
        for (const Ranked& ranked : found.top.take()) {
          placed_.push_back({static_cast<float>(ranked.score), number, ranked.address.doc});
        }
        doc = evaluator.seek(window.end);
      }
    }
    evaluator.add_counts(matches_);
    snapshot_.segments()[number].release();
  }
  if (!asks_for_dates(request)) return;
  const DateInterval interval = finest_interval(request, matches_.span);
  for (const auto& evaluator : evaluators) evaluator->add_periods(interval, matches_.days);
  normalize(matches_.days);
}

void FullRanking::keep_only(const KeepHit& keep) {
  matches_.undated = 0;
  std::erase_if(placed_, [&](const Placed& placed) {
    const Columns& columns = snapshot_.segments()[placed.segment].columns();
    if (!keep(columns.id(placed.doc))) return true;
    if (columns.day(placed.doc) == kNoDay) ++matches_.undated;
    return false;
  });
  matches_.total = placed_.size();
}

// Leaves of each story the hit that ranks first.
void FullRanking::collapse() {
  for (const Placed& placed : placed_) {
    if (const std::uint64_t number = story(placed); number != 0) stories_.push_back(number);
  }
  std::sort(stories_.begin(), stories_.end());
  std::vector<bool> seen(stories_.size());
  std::erase_if(placed_, [&](const Placed& placed) {
    const std::uint64_t number = story(placed);
    if (number == 0) return false;
    const auto first = std::lower_bound(stories_.begin(), stories_.end(), number);
    auto known = seen[static_cast<std::size_t>(first - stories_.begin())];
    if (known) return true;
    known = true;
    return false;
  });
  matches_.stories = placed_.size();
}

std::uint64_t FullRanking::story(const Placed& placed) const {
  return snapshot_.segments()[placed.segment].columns().story(placed.doc);
}

Ranked FullRanking::ranked(const Placed& placed) const {
  return {{placed.segment, placed.doc},
          placed.score,
          snapshot_.segments()[placed.segment].columns().order(placed.doc)};
}

Ranked FullRanking::operator[](std::size_t place) const {
  Ranked hit = ranked(placed_[place]);
  if (stories_.empty()) return hit;
  if (const std::uint64_t number = story(placed_[place]); number != 0) {
    const auto [first, last] = std::equal_range(stories_.begin(), stories_.end(), number);
    hit.similar = static_cast<std::uint64_t>(last - first) - 1;
  }
  return hit;
}

}  // namespace dateline
