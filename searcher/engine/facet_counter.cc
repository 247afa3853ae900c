#include "searcher/engine/facet_counter.h"

#include <algorithm>

namespace dateline {

ValueCounter::ValueCounter(const Segment& segment, Dimension dimension)
    : column_(segment.columns().column(dimension)),
      dimension_(dimension),
      code_(info(dimension).code),
      counts_(column_.dictionary_size()) {}

void ValueCounter::count(const Window& window, const DocMask& mask) {
  std::uint64_t* const counts = counts_.data();
  const std::size_t size = counts_.size();
  mask.for_each([&](std::uint32_t i) {
    const DocIndex doc = window.begin + i;
    const std::uint16_t only = column_.only_value(doc);
    if (only < size && only < ValueColumn::kMore) {
      ++counts[only];
    } else if (only != ValueColumn::kNone) {
      count_values(doc);
    }
  });
}

void ValueCounter::count_values(DocIndex doc) {
  if (code_) {  // a document has each code once
    column_.for_each_value(doc, [this](std::uint32_t value) { ++counts_[value]; });
  } else {
    count_spellings(column_.values(doc));
  }
}

// Two spellings of one value in a document count once.
void ValueCounter::count_spellings(std::span<const std::uint32_t> values) {
  for (auto value = values.begin(); value != values.end(); ++value) {
    const bool again = std::any_of(values.begin(), value, [&](std::uint32_t earlier) {
      return first_spelling(earlier) == first_spelling(*value);
    });
    if (!again) ++counts_[*value];
  }
}

std::uint32_t ValueCounter::first_spelling(std::uint32_t value) {
  const auto known = first_spelling_.find(value);
  if (known != first_spelling_.end()) return known->second;
  const std::uint32_t first =
      by_name_.emplace(comparable(dimension_, column_.string(value)), value).first->second;
  first_spelling_.emplace(value, first);
  return first;
}

void DateCounter::count(const Window& window, const DocMask& mask) {
  mask.for_each([&](std::uint32_t i) {
    const DocIndex doc = window.begin + i;
    const std::uint16_t near = columns_.near_day(doc);
    if (near != Columns::kOtherDay) {
      if (near >= counts_.size()) counts_.resize(std::size_t{near} + 1);
      ++counts_[near];
    } else if (columns_.day(doc) != kNoDay) {
      others_.push_back({columns_.day(doc), columns_.precision(doc), 1});
    }
  });
}

std::uint64_t DateCounter::undated(const Window& window, const DocMask& mask) const {
  // The undated stand at the head of their run.
  const auto runs = columns_.runs();
  const auto next = std::upper_bound(runs.begin(), runs.end(), window.begin);
  const bool one_run = next == runs.end() || *next >= window.end;
  if (one_run && columns_.day(window.begin) != kNoDay) return 0;
  std::uint64_t count = 0;
  mask.for_each(
      [&](std::uint32_t i) { count += columns_.day(window.begin + i) == kNoDay ? 1 : 0; });
  return count;
}

DayCounts DateCounter::days() const {
  DayCounts days = others_;
  days.reserve(others_.size() + counts_.size());
  for (std::uint32_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] == 0) continue;
    const auto day = static_cast<Day>(std::int64_t{columns_.first_day()} + i);
    days.push_back({day, Date::Precision::kDay, counts_[i]});
  }
  return days;
}

}  // namespace dateline
