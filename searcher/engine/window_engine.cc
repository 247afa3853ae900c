#include "searcher/engine/window_engine.h"

#include <algorithm>
#include <future>
#include <memory>
#include <utility>

#include "common/program.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/pieces.h"
#include "searcher/engine/segment_evaluator.h"

namespace dateline {
namespace {

// Windows of a search by date grow: the first one often has all that is wanted.
constexpr DocIndex kFirstWindow = 512;
// So many rough matches are gathered before the best of them are confirmed; their words are asked
// for so many ahead.
constexpr std::size_t kRoughMatches = 2048;
constexpr std::ptrdiff_t kAhead = 8;

// Walks pieces of the index, on one thread.
class Walker {
 public:
  Walker(const Evaluation& evaluation, std::size_t limit, std::atomic<float>& threshold)
      : evaluation_(evaluation),
        evaluators_(evaluation.snapshot.segments().size()),
        found_(evaluation.sort, limit),
        threshold_(threshold) {}

  SegmentEvaluator& evaluator(std::uint32_t segment) {
    auto& known = evaluators_[segment];
    if (known == nullptr) {
      known = std::make_unique<SegmentEvaluator>(evaluation_, segment);
      if (evaluation_.request.collapse)
        found_.groups.expect(found_.groups.size() + known->expected());
    }
    return *known;
  }

  void walk(std::vector<Piece> pieces) {
    if (evaluation_.sort == Sort::kRelevance) {
      walk_by_bound(pieces);
    } else {
      walk_by_date(std::move(pieces));
    }
  }

  // Adds what was counted, and moves what was found best to `top` or `groups`.
  void finish(Matches& matches, TopK& top, StoryGroups& groups) {
    for (const auto& evaluator : evaluators_) {
      if (evaluator != nullptr) evaluator->add_counts(matches);
    }
    top.add(std::move(found_.top));
    groups.add(std::move(found_.groups));
  }

  void add_periods(DateInterval interval, DayCounts& days) const {
    for (const auto& evaluator : evaluators_) {
      if (evaluator != nullptr) evaluator->add_periods(interval, days);
    }
  }

 private:
  struct BoundedWindow {
    float bound;
    std::uint32_t segment;
    Window window;
  };

  // Takes windows by what their documents can score, the most first, so that the threshold is soon
  // high.
  void walk_by_bound(const std::vector<Piece>& pieces) {
    std::vector<BoundedWindow> windows;
    for (const Piece& piece : pieces) {
      SegmentEvaluator& evaluator = this->evaluator(piece.segment);
      for (DocIndex doc = piece.begin; (doc = evaluator.seek(doc)) < piece.end;) {
        const Window window = {std::max(piece.begin, aligned(doc)),
                               std::min(piece.end, aligned(doc) + kWindow)};
        windows.push_back({evaluator.bound(window), piece.segment, window});
        doc = window.end;
      }
    }
    std::stable_sort(windows.begin(), windows.end(),
                     [](const auto& a, const auto& b) { return a.bound > b.bound; });
    for (const BoundedWindow& each : windows) {
      check_interrupted();
      const float least = threshold();
      if (!evaluation_.counting && each.bound * kRounding < least) break;
      evaluator(each.segment).evaluate(each.window, found_, least);
      if (found_.rough.size() >= kRoughMatches) confirm_best();
    }
    confirm_best();
  }

  // The best first, of many windows, so that few need to be confirmed.
  void confirm_best() {
    std::vector<RoughMatch>& rough = found_.rough;
    const auto begin = rough.begin();
    const auto worse = [](const RoughMatch& a, const RoughMatch& b) {
      return a.score != b.score ? a.score < b.score : a.doc < b.doc;
    };
    for (const RoughMatch& each : rough) evaluator(each.segment).prefetch_start(each);
    std::make_heap(begin, rough.end(), worse);
    auto unsorted = rough.end();  // behind it they ascend
    for (auto next = rough.end(); next != begin;) {
      for (; unsorted != begin && next - unsorted < kAhead; --unsorted) {
        std::pop_heap(begin, unsorted, worse);
        evaluator((unsorted - 1)->segment).prefetch(*(unsorted - 1));
      }
      --next;
      if (next->score < threshold()) break;
      evaluator(next->segment).confirm(*next, found_.top);
    }
    rough.clear();
  }

  // The score that a document needs to be among the best, of all threads.
  float threshold() {
    const TopK& top = found_.top;
    if (!top.full() || top.capacity() == 0) return threshold_.load(std::memory_order_relaxed);
    const auto own = static_cast<float>(top.worst().score);
    float known = threshold_.load(std::memory_order_relaxed);
    while (known < own &&
           !threshold_.compare_exchange_weak(known, own, std::memory_order_relaxed)) {
    }
    return std::max(known, own);
  }

  // Windows begin and end where words of bits do (PostingList::bits), if they can.
  static DocIndex aligned(DocIndex doc) { return doc / kDocsAWord * kDocsAWord; }

  bool newest() const { return evaluation_.sort == Sort::kNewest; }

  // The best date that is left in a piece.
  DateOrder next_order(const Piece& piece) const {
    const Columns& columns = evaluation_.snapshot.segments()[piece.segment].columns();
    return columns.order(newest() ? piece.end - 1 : piece.begin);
  }

  bool better(const DateOrder& a, const DateOrder& b) const {
    return a != b && ranks_before(evaluation_.sort, {{}, 0, a}, {{}, 0, b});
  }

  // Takes windows from the better ends of the pieces, always of the piece with the best date, and
  // ends when that is no better than what was found.
  void walk_by_date(std::vector<Piece> pieces) {
    DocIndex step = evaluation_.counting ? kWindow : kFirstWindow;
    while (!pieces.empty()) {
      check_interrupted();
      auto best = pieces.begin();
      DateOrder best_order = next_order(*best);
      for (auto piece = best + 1; piece != pieces.end(); ++piece) {
        const DateOrder order = next_order(*piece);
        if (!better(order, best_order)) continue;
        best = piece;
        best_order = order;
      }
      const TopK& top = found_.top;
      if (!evaluation_.counting && top.full() &&
          (top.capacity() == 0 || better(top.worst().order, best_order))) {
        return;
      }
      Window window = {best->begin, best->end};
      if (newest()) {
        if (window.size() > step) window.begin = aligned(window.end - step + kDocsAWord - 1);
        best->end = window.begin;
      } else {
        if (window.size() > step) window.end = aligned(window.begin + step);
        best->begin = window.end;
      }
      evaluator(best->segment).evaluate(window, found_, kAnyScore);
      if (best->begin == best->end) pieces.erase(best);
      step = std::min(kWindow, step * 2);
    }
  }

  const Evaluation& evaluation_;
  std::vector<std::unique_ptr<SegmentEvaluator>> evaluators_;  // by segment, when needed
  Found found_;
  std::atomic<float>& threshold_;
};

}  // namespace

Matches evaluate_by_windows(const Snapshot& snapshot, const Plan& plan, const Request& request,
                            Sort sort, std::size_t limit) {
  const bool counting = request.total || !request.facets.empty() || request.collapse || limit == 0;
  const Evaluation evaluation{
      snapshot, plan, request, sort, LengthNorm(Statistics(snapshot).average_length), counting};
  Matches matches;
  matches.exact = counting;
  const std::vector<Piece> pieces = pieces_of(evaluation);
  std::atomic<float> threshold = kAnyScore;
  TopK top(sort, limit);
  StoryGroups groups(sort);
  std::vector<std::unique_ptr<Walker>> walkers;
  const unsigned threads = threads_for(evaluation);
  if (threads == 1) {
    walkers.push_back(std::make_unique<Walker>(evaluation, limit, threshold));
    walkers.front()->walk(pieces);
  } else {
    std::vector<std::future<void>> walks;
    for (std::vector<Piece>& share : share_out(pieces, threads)) {
      walkers.push_back(std::make_unique<Walker>(evaluation, limit, threshold));
      walks.push_back(
          std::async(std::launch::async, &Walker::walk, walkers.back().get(), std::move(share)));
    }
    for (auto& walk : walks) walk.get();
  }
  for (const auto& walker : walkers) walker->finish(matches, top, groups);
  if (asks_for_dates(request)) {
    const DateInterval interval = finest_interval(request, matches.span);
    for (const auto& walker : walkers) walker->add_periods(interval, matches.days);
    normalize(matches.days);
  }
  matches.top = request.collapse ? groups.best(limit) : top.take();
  matches.stories = groups.size();
  return matches;
}

}  // namespace dateline
