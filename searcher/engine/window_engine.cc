#include "searcher/engine/window_engine.h"

#include <algorithm>
#include <future>
#include <memory>
#include <thread>
#include <utility>

#include "common/program.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/segment_evaluator.h"

namespace dateline {
namespace {

// A part of a segment. For an order by date: of one run, dated or undated throughout.
struct Piece {
  std::uint32_t segment;
  DocIndex begin;
  DocIndex end;
};

// Windows of a search by date grow: the first one often has all that is wanted.
constexpr DocIndex kFirstWindow = 512;
// A query that is expected to cost less than this is not worth a second thread. In postings.
constexpr std::uint64_t kWorthAThread = 1'000'000;

// Walks pieces of the index, on one thread.
class Walker {
 public:
  Walker(const Evaluation& evaluation, std::size_t limit, std::atomic<float>& threshold)
      : evaluation_(evaluation),
        evaluators_(evaluation.snapshot.segments().size()),
        top_(evaluation.sort, limit),
        groups_(evaluation.sort),
        threshold_(threshold) {}

  SegmentEvaluator& evaluator(std::uint32_t segment) {
    auto& known = evaluators_[segment];
    if (known == nullptr) {
      known = std::make_unique<SegmentEvaluator>(evaluation_, segment);
      if (evaluation_.request.collapse) groups_.expect(groups_.size() + known->expected());
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
    top.add(std::move(top_));
    groups.add(std::move(groups_));
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
      if (!evaluation_.counting && each.bound * kRounding < least) return;
      evaluator(each.segment).evaluate(each.window, top_, groups_, least);
    }
  }

  // The score that a document needs to be among the best, of all threads.
  float threshold() {
    if (!top_.full() || top_.capacity() == 0) return threshold_.load(std::memory_order_relaxed);
    const auto own = static_cast<float>(top_.worst().score);
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
      if (!evaluation_.counting && top_.full() &&
          (top_.capacity() == 0 || better(top_.worst().order, best_order))) {
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
      evaluator(best->segment).evaluate(window, top_, groups_, kAnyScore);
      if (best->begin == best->end) pieces.erase(best);
      step = std::min(kWindow, step * 2);
    }
  }

  const Evaluation& evaluation_;
  std::vector<std::unique_ptr<SegmentEvaluator>> evaluators_;  // by segment, when needed
  TopK top_;
  StoryGroups groups_;
  std::atomic<float>& threshold_;
};

// The part of a range that is inside another one.
void add_common(std::uint32_t segment, DocRange range, DocRange of, std::vector<Piece>& pieces) {
  const Piece piece = {segment, std::max(range.begin, of.begin), std::min(range.end, of.end)};
  if (piece.begin < piece.end) pieces.push_back(piece);
}

// All that can match of the index.
std::vector<Piece> pieces_of(const Evaluation& evaluation) {
  std::vector<Piece> pieces;
  const auto& segments = evaluation.snapshot.segments();
  for (std::uint32_t number = 0; number < segments.size(); ++number) {
    const Columns& columns = segments[number].columns();
    std::vector<DocRange> ranges = {{0, columns.documents()}};
    if (evaluation.request.filters.dates.bounded()) {
      ranges = DateClause(columns, evaluation.request.filters.dates).ranges();
    }
    for (const DocRange& range : ranges) {
      if (evaluation.sort == Sort::kRelevance) {
        add_common(number, range, range, pieces);
        continue;
      }
      for (std::size_t i = 0; i < columns.dates().runs(); ++i) {
        const DocRange dated = columns.dates().dated(i);
        add_common(number, range, {columns.dates().run(i).begin, dated.begin}, pieces);
        add_common(number, range, dated, pieces);
      }
    }
  }
  return pieces;
}

// How many postings a plan has to do with; candidates to be verified count for more.
std::uint64_t cost(const Plan& plan) {
  constexpr std::uint64_t kVerification = 20;
  std::uint64_t sum = 0;
  for (const auto& lists : plan.lists) {
    for (const PostingList& list : lists) sum += list.documents();
  }
  std::uint64_t least = UINT64_MAX;
  for (const Plan& child : plan.children) {
    const std::uint64_t of_child = cost(child);
    least = std::min(least, of_child);
    sum += of_child;
  }
  if (plan.kind == Plan::Kind::kVerified) sum += kVerification * least;
  return sum;
}

unsigned threads_for(const Evaluation& evaluation) {
  const unsigned asked = evaluation.request.threads;
  if (asked != 0) return asked;
  if (!evaluation.counting && evaluation.sort != Sort::kRelevance) return 1;  // soon done
  const std::uint64_t worth = cost(evaluation.plan) / kWorthAThread + 1;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::uint64_t>(worth, cores));
}

// Parts of about the same number of documents.
std::vector<std::vector<Piece>> share_out(const std::vector<Piece>& pieces, unsigned threads) {
  std::uint64_t documents = 0;
  for (const Piece& piece : pieces) documents += piece.end - piece.begin;
  const std::uint64_t share = documents / threads + 1;
  std::vector<std::vector<Piece>> shares(1);
  std::uint64_t room = share;
  for (Piece piece : pieces) {
    while (piece.begin < piece.end) {
      if (room == 0) {
        shares.emplace_back();
        room = share;
      }
      const auto size =
          static_cast<DocIndex>(std::min<std::uint64_t>(piece.end - piece.begin, room));
      shares.back().push_back({piece.segment, piece.begin, piece.begin + size});
      piece.begin += size;
      room -= size;
    }
  }
  return shares;
}

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
