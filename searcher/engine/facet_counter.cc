#include "searcher/engine/facet_counter.h"

#include <algorithm>

namespace dateline {

ValueCounter::ValueCounter(const Segment& segment, Dimension dimension)
    : column_(segment.columns().column(dimension)),
      dimension_(dimension),
      code_(info(dimension).code),
      counts_(column_.dictionary_size()) {}

void ValueCounter::count(const Window& window, const DocMask& mask) {
  mask.for_each([&](std::uint32_t i) {
    const auto values = column_.values(window.begin + i);
    if (values.size() == 1) {
      ++counts_[values.front()];
    } else {
      count_many(values);
    }
  });
}

// Two spellings of one value in a document count once.
void ValueCounter::count_many(std::span<const std::uint32_t> values) {
  for (auto value = values.begin(); value != values.end(); ++value) {
    const bool again = std::any_of(values.begin(), value, [&](std::uint32_t earlier) {
      return earlier == *value || (!code_ && first_spelling(earlier) == first_spelling(*value));
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
  DayCount at;
  mask.for_each([&](std::uint32_t i) {
    const Day day = columns_.day(window.begin + i);
    const Date::Precision precision = columns_.precision(window.begin + i);
    if (day != at.day || precision != at.precision) {
      if (at.count > 0) days_.push_back(at);
      at = {day, precision, 0};
    }
    if (day != kNoDay) ++at.count;
  });
  if (at.count > 0) days_.push_back(at);
}

std::uint64_t DateCounter::undated(const Window& window, const DocMask& mask) const {
  std::uint64_t count = 0;
  mask.for_each([&](std::uint32_t i) { count += columns_.day(window.begin + i) == kNoDay ? 1 : 0; });
  return count;
}

}  // namespace dateline
