#include "searcher/engine/segment_evaluator.h"

#include <algorithm>

#include "searcher/engine/boolean_clauses.h"
#include "searcher/engine/clause_maker.h"
#include "searcher/engine/facets.h"

namespace dateline {

SegmentEvaluator::SegmentEvaluator(const Evaluation& evaluation, std::uint32_t segment)
    : evaluation_(evaluation), number_(segment), segment_(evaluation.snapshot.segments()[segment]) {
  const Request& request = evaluation.request;
  if (evaluation.sort == Sort::kRelevance || request.collapse) scores_.fill(0);
  const ClauseMaker maker(evaluation.snapshot, segment, evaluation.norm);
  root_ = maker.make(evaluation.plan);
  if (evaluation.counting) date_counter_.emplace(segment_.columns());
  if (request.filters.dates.bounded()) {
    dates_ = std::make_unique<DateClause>(segment_.columns(), request.filters.dates);
  }
  std::vector<ClausePointer> required;
  for (const DimensionInfo& each : kDimensionTable) {
    if (asks_for(request, each.dimension))
      counter(each.dimension).emplace(segment_, each.dimension, expected());
    ClausePointer filter = maker.make_filter(request.filters, each.dimension);
    if (filter == nullptr) continue;
    if (evaluation.counting) {
      filters_.push_back({each.dimension, std::move(filter), {}, {}});
    } else {
      required.push_back(std::move(filter));
    }
  }
  if (required.empty()) return;
  required.insert(required.begin(), std::move(root_));
  root_ = std::make_unique<AndClause>(std::move(required), 1);
}

std::vector<DocRange> SegmentEvaluator::ranges() const {
  if (dates_ != nullptr) return dates_->ranges();
  return {{0, segment_.documents()}};
}

void SegmentEvaluator::restrict_to_live(const Window& window, DocMask& mask) const {
  if (dates_ != nullptr) dates_->match(window, mask, kAnyScore);
  if (segment_.has_deleted()) {
    mask.keep_if([&](std::uint32_t i) { return !segment_.deleted(window.begin + i); });
  }
}

void SegmentEvaluator::evaluate(const Window& window, Found& found, float threshold) {
  if (evaluation_.counting) {
    count(window, found, threshold);
  } else {
    find_best(window, found, threshold);
  }
}

// Narrows the candidates to those that count anywhere and returns those that pass all filters.
DocMask SegmentEvaluator::filter(const Window& window, DocMask& candidates) {
  DocMask results = candidates;
  for (Filter& filter : filters_) {
    filter.passed = candidates;
    filter.clause->match(window, filter.passed, kAnyScore);
    results &= filter.passed;
  }
  DocMask counted = results;
  for (Filter& filter : filters_) {
    if (!counter(filter.dimension)) continue;
    filter.others = candidates;
    for (const Filter& other : filters_) {
      if (&other != &filter) filter.others &= other.passed;
    }
    counted |= filter.others;
  }
  candidates = counted;
  return results;
}

void SegmentEvaluator::count(const Window& window, Found& found, float threshold) {
  DocMask candidates;
  candidates.set_first(window.size());
  restrict_to_live(window, candidates);
  DocMask results = filter(window, candidates);
  if (!candidates.any()) return;
  root_->match(window, candidates, kAnyScore);
  for (Filter& filter : filters_) {
    if (!counter(filter.dimension)) continue;
    filter.others &= candidates;
    counter(filter.dimension)->count(window, filter.others);
  }
  results &= candidates;
  const std::uint32_t total = results.count();
  if (total == 0) return;
  total_ += total;
  date_counter_->add(window, results);
  for (const DimensionInfo& each : kDimensionTable) {
    const bool counted = std::any_of(filters_.begin(), filters_.end(), [&](const Filter& filter) {
      return filter.dimension == each.dimension;
    });
    if (counter(each.dimension) && !counted) counter(each.dimension)->count(window, results);
  }
  if (evaluation_.request.collapse) {
    root_->score(window, results, scores_);
    group(window, results, found.groups);
    clear_scores(window, results);
  } else if (evaluation_.sort == Sort::kRelevance) {
    if (found.top.capacity() == 0) return;
    root_->score_best(window, results, scores_, threshold);
    rank_by_score(window, results, found.top);
    clear_scores(window, results);
  } else {
    rank_by_date(window, results, found.top, true);
  }
}

void SegmentEvaluator::clear_scores(const Window& window, const DocMask& scored) {
  constexpr std::uint32_t kFew = 256;
  if (scored.has_more_than(kFew)) {
    std::fill_n(scores_.begin(), window.size(), 0.0F);
  } else {
    scored.for_each([this](std::uint32_t i) { scores_[i] = 0; });
  }
}

void SegmentEvaluator::group(const Window& window, const DocMask& results, StoryGroups& groups) {
  places_.clear();
  results.for_each([&](std::uint32_t i) { places_.push_back(i); });
  const auto story = [&](std::size_t k) {
    return segment_.columns().story(window.begin + places_[k]);
  };
  for (std::size_t k = 0; k < places_.size(); ++k) {
    if (k + kPrefetchAhead < places_.size()) groups.prefetch(story(k + kPrefetchAhead));
    groups.add(story(k), ranked(window, places_[k]));
  }
}

void SegmentEvaluator::find_best(const Window& window, Found& found, float threshold) {
  DocMask mask;
  mask.set_first(window.size());
  restrict_to_live(window, mask);
  const bool rough = root_->rough();
  if (evaluation_.sort != Sort::kRelevance) {
    root_->match_roughly(window, mask, kAnyScore);
    rank_by_date(window, mask, found.top, !rough);
    return;
  }
  if (rough) {
    root_->match_roughly(window, mask, threshold);
    root_->score_best(window, mask, scores_, threshold);
    add_rough(window, mask, threshold, found.rough);
  } else {
    root_->collect(window, mask, scores_, threshold);
    rank_by_score(window, mask, found.top);
    total_ += mask.count();
  }
  clear_scores(window, mask);
}

Ranked SegmentEvaluator::ranked(const Window& window, std::uint32_t place) const {
  const DocIndex doc = window.begin + place;
  return {{number_, doc}, scores_[place], segment_.columns().order(doc)};
}

void SegmentEvaluator::rank_by_score(const Window& window, const DocMask& results, TopK& top) {
  if (top.capacity() == 0) return;
  float least = top.full() ? static_cast<float>(top.worst().score) : kAnyScore;
  const auto reaches = [&](std::uint32_t i) { return scores_[i] >= least; };
  places_.clear();
  results.for_each([&](std::uint32_t i) {
    if (!reaches(i)) return;
    places_.push_back(i);
    segment_.columns().prefetch_order(window.begin + i);
  });
  for (const std::uint32_t place : places_) {
    if (!reaches(place)) continue;
    top.add(ranked(window, place));
    if (top.full()) least = static_cast<float>(top.worst().score);
  }
}

void SegmentEvaluator::add_rough(const Window& window, const DocMask& results, float threshold,
                                 std::vector<RoughMatch>& rough) const {
  results.for_each([&](std::uint32_t i) {
    if (scores_[i] >= threshold) rough.push_back({scores_[i], number_, window.begin + i});
  });
}

void SegmentEvaluator::confirm(const RoughMatch& match, TopK& top) {
  if (!root_->confirm(match.doc)) return;
  ++total_;
  top.add({{number_, match.doc}, match.score, segment_.columns().order(match.doc)});
}

// Documents of the window ascend by date: from its better end on, until none can be better than
// what there is. Scores decide between equal dates.
void SegmentEvaluator::rank_by_date(const Window& window, const DocMask& results, TopK& top,
                                    bool confirmed) {
  if (top.capacity() == 0) return;
  const auto from_best =
      evaluation_.sort == Sort::kNewest ? DocMask::Order::kDescending : DocMask::Order::kAscending;
  DocMask chosen;
  std::size_t count = 0;
  DateOrder last;
  const auto choose = [&](std::uint32_t place) {
    const DateOrder order = segment_.columns().order(window.begin + place);
    if (count >= top.capacity() && order != last) return false;
    if (top.full() && order != top.worst().order &&
        !ranks_before(evaluation_.sort, {{}, 0, order}, {{}, 0, top.worst().order})) {
      return false;
    }
    if (!confirmed && !root_->confirm(window.begin + place)) return true;
    chosen.set(place);
    last = order;
    ++count;
    return true;
  };
  results.for_each_until(from_best, choose);
  if (count == 0) return;
  if (!evaluation_.counting) total_ += count;
  chosen.for_each([this](std::uint32_t i) { scores_[i] = 0; });
  root_->score(window, chosen, scores_);
  const auto add = [&](std::uint32_t place) {
    top.add(ranked(window, place));
    return true;
  };
  chosen.for_each_until(from_best, add);
}

void SegmentEvaluator::add_counts(Matches& matches) {
  matches.total += total_;
  if (!date_counter_) return;
  matches.undated += date_counter_->undated();
  if (asks_for_dates(evaluation_.request)) matches.span.include(date_counter_->span());
  for (std::size_t i = 0; i < kDimensions; ++i) {
    if (!counters_[i]) continue;
    ValueCounts& sums = matches.values[i];
    sums.resize(evaluation_.snapshot.segments().size());
    std::vector<std::uint64_t>& sum = sums[number_];
    std::vector<std::uint64_t> counts = counters_[i]->finish();
    if (sum.empty()) {
      sum = std::move(counts);
    } else {  // of another thread
      for (std::size_t value = 0; value < counts.size(); ++value) sum[value] += counts[value];
    }
  }
}

}  // namespace dateline
