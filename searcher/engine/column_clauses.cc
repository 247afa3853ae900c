#include "searcher/engine/column_clauses.h"

#include <algorithm>

#include "searcher/engine/recency.h"

namespace dateline {
namespace {

// Up to so many documents of a window are looked up however short the lists are.
constexpr std::uint32_t kFewLookUps = 8;

}  // namespace

DateClause::DateClause(const Columns& columns, const DateRange& range)
    : columns_(columns), range_(range) {
  const DateIndex& dates = columns.dates();
  for (std::size_t i = 0; i < dates.runs(); ++i) {
    // The undated stand at the head of their run.
    DocRange part = {dates.run(i).begin, dates.dated(i).begin};
    if (!range.none) {
      part.begin = dates.first_from(i, range.first);
      part.end = std::max(part.begin, dates.first_from(i, std::int64_t{range.last} + 1));
    }
    if (part.begin < part.end) ranges_.push_back(part);
    exact_ = exact_ && dates.exact(i);
  }
}

DocIndex DateClause::seek(DocIndex doc) {
  for (const DocRange& range : ranges_) {
    if (doc < range.end) return std::max(doc, range.begin);
  }
  return columns_.documents();
}

std::uint64_t DateClause::frequency() const {
  std::uint64_t sum = 0;
  for (const DocRange& range : ranges_) sum += range.end - range.begin;
  return sum;
}

void DateClause::match(const Window& window, DocMask& mask, float) {
  DocMask inside;
  bool whole = false;
  for (const DocRange& range : ranges_) {
    const DocIndex begin = std::max(range.begin, window.begin);
    const DocIndex end = std::min(range.end, window.end);
    if (begin >= end) continue;
    inside.set(begin - window.begin, end - window.begin);
    whole = begin == window.begin && end == window.end;
  }
  if (!whole) mask &= inside;
  if (range_.none || exact_ || columns_.known_to_the_day(window.begin, window.end)) return;
  // A month or a year must lie inside as a whole.
  mask.keep_if([&](std::uint32_t i) {
    const DocIndex doc = window.begin + i;
    return columns_.precision(doc) == Date::Precision::kDay || range_.contains(columns_.date(doc));
  });
}

void WordsClause::match(const Window& window, DocMask& mask, float) {
  mask.keep_if([&](std::uint32_t i) {
    const std::uint32_t words = columns_.words(window.begin + i);
    return words >= low_ && words <= high_;
  });
}

void RecencyClause::score(const Window& window, const DocMask& mask, Scores& scores) {
  mask.for_each([&](std::uint32_t i) {
    scores[i] += static_cast<float>(recency(plan_, columns_.day(window.begin + i)));
  });
}

// The last document of a run is its newest.
float RecencyClause::bound(const Window& window) {
  double most = recency(plan_, columns_.day(window.end - 1));
  for (const DocIndex start : columns_.runs()) {
    if (start > window.begin && start < window.end) {
      most = std::max(most, recency(plan_, columns_.day(start - 1)));
    }
  }
  return static_cast<float>(most * 1.00001);
}

DocIndex ListedClause::seek(DocIndex doc) {
  const auto found = std::lower_bound(listed_.begin(), listed_.end(), doc);
  return found == listed_.end() ? documents_ : *found;
}

void ListedClause::match(const Window& window, DocMask& mask, float) {
  DocMask found;
  for (auto doc = std::lower_bound(listed_.begin(), listed_.end(), window.begin);
       doc != listed_.end() && *doc < window.end; ++doc) {
    found.set(*doc - window.begin);
  }
  mask &= found;
}

void ValueClause::match(const Window& window, DocMask& mask, float threshold) {
  if (mask.has_more_than(kFewLookUps) &&
      !is_sparse(mask, window, lists_->frequency(), documents_)) {
    lists_->match(window, mask, threshold);
    return;
  }
  if (wanted_.empty()) prepare();
  mask.keep_if([&](std::uint32_t i) { return passes(window.begin + i); });
}

void ValueClause::prepare() {
  wanted_.resize(column_.dictionary_size());
  for (std::uint32_t i = 0; i < column_.dictionary_size(); ++i) {
    wanted_[i] = std::find(values_.begin(), values_.end(), column_.string(i)) != values_.end();
  }
  verdicts_.resize(column_.sets());
}

bool ValueClause::passes(DocIndex doc) {
  const std::uint16_t set = column_.set_of(doc);
  if (set >= verdicts_.size()) return has_wanted(column_.values(doc));
  Verdict& verdict = verdicts_[set];
  if (verdict == Verdict::kUnknown) {
    verdict = has_wanted(column_.set(set)) ? Verdict::kPasses : Verdict::kFails;
  }
  return verdict == Verdict::kPasses;
}

bool ValueClause::has_wanted(std::span<const std::uint32_t> values) const {
  return std::any_of(values.begin(), values.end(), [this](std::uint32_t value) {
    if (value >= wanted_.size()) throw_outside();
    return wanted_[value];
  });
}

}  // namespace dateline
