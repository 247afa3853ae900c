#include "searcher/engine/facet_counter.h"

#include <algorithm>
#include <limits>

namespace dateline {
namespace {

// Dates further apart than some 2,700 years are counted one by one.
constexpr std::int64_t kMostDays = 1'000'000;

}  // namespace

ValueCounter::ValueCounter(const Segment& segment, Dimension dimension)
    : column_(segment.columns().column(dimension)),
      dimension_(dimension),
      code_(info(dimension).code),
      counts_(column_.dictionary_size()) {}

void ValueCounter::count(const Window& window, const DocMask& mask) {
  std::uint64_t* const counts = counts_.data();
  if (code_) {  // a document has each code once
    mask.for_each([&](std::uint32_t i) {
      column_.for_each_value(window.begin + i, [&](std::uint32_t value) { ++counts[value]; });
    });
    return;
  }
  mask.for_each([&](std::uint32_t i) {
    const auto values = column_.values(window.begin + i);
    if (values.size() == 1) {
      ++counts[values.front()];
    } else {
      count_spellings(values);
    }
  });
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

DateCounter::DateCounter(const Segment& segment) : columns_(segment.columns()) {
  Day first = std::numeric_limits<Day>::max();
  Day last = std::numeric_limits<Day>::min();
  const auto runs = columns_.runs();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const DocIndex end = i + 1 < runs.size() ? runs[i + 1] : columns_.documents();
    const DocIndex dated = first_dated(columns_, runs[i], end);
    if (dated == end) continue;
    first = std::min(first, columns_.day(dated));
    last = std::max(last, columns_.day(end - 1));
  }
  if (first > last) return;
  first_ = first;
  span_ =
      static_cast<std::uint32_t>(std::min<std::int64_t>(std::int64_t{last} - first + 1, kMostDays));
}

void DateCounter::count(const Window& window, const DocMask& mask) {
  if (counts_.empty()) counts_.resize(span_);
  mask.for_each([&](std::uint32_t i) {
    const Day day = columns_.day(window.begin + i);
    const auto place = static_cast<std::uint32_t>(day) - static_cast<std::uint32_t>(first_);
    const Date::Precision precision = columns_.precision(window.begin + i);
    if (precision == Date::Precision::kDay && place < counts_.size()) {
      ++counts_[place];
    } else if (day != kNoDay) {
      others_.push_back({day, precision, 1});
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
    days.push_back({first_ + static_cast<Day>(i), Date::Precision::kDay, counts_[i]});
  }
  return days;
}

}  // namespace dateline
