#include "searcher/engine/value_counter.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

// Looking up the values of a document costs about as much as going through so many sets at the end.
constexpr std::uint64_t kSetsADocument = 8;
constexpr std::uint32_t kTogether = 32;

}  // namespace

ValueCounter::ValueCounter(const Segment& segment, Dimension dimension, std::uint64_t expected)
    : column_(segment.columns().column(dimension)),
      dimension_(dimension),
      code_(info(dimension).code),
      set_counts_(expected < column_.sets() / kSetsADocument ? 0 : column_.sets()),
      counts_(column_.dictionary_size()) {}

void ValueCounter::count(const Window& window, const DocMask& mask) {
  std::uint32_t* const counts = set_counts_.data();
  const std::size_t size = set_counts_.size();
  const std::uint16_t* const sets = column_.sets_of(window.begin, window.end).data();
  mask.for_each([&](std::uint32_t i) {
    if (sets[i] < size) {
      ++counts[sets[i]];
    } else {
      const bool known = sets[i] < column_.sets();
      add(known ? column_.set(sets[i]) : column_.values(window.begin + i), 1);
    }
  });
}

void ValueCounter::add(std::span<const std::uint32_t> values, std::uint64_t documents) {
  for (const std::uint32_t value : values) {
    if (value >= counts_.size()) throw_outside();
    counts_[value] += documents;
  }
  if (code_ || values.size() < 2) return;  // a document has a code once
  // Two spellings of one value in a document count once.
  for (auto value = values.begin() + 1; value != values.end(); ++value) {
    const bool again = std::any_of(values.begin(), value, [&](std::uint32_t earlier) {
      return first_spelling(earlier) == first_spelling(*value);
    });
    if (again) counts_[*value] -= documents;
  }
}

std::vector<std::uint64_t> ValueCounter::finish() {
  // Most sets of a rare word are empty: they are passed over together.
  for (std::uint32_t begin = 0; begin < set_counts_.size(); begin += kTogether) {
    const auto end =
        std::min<std::uint32_t>(begin + kTogether, static_cast<std::uint32_t>(set_counts_.size()));
    std::uint32_t any = 0;
    for (std::uint32_t set = begin; set < end; ++set) any |= set_counts_[set];
    for (std::uint32_t set = begin; set < end && any != 0; ++set) {
      if (set_counts_[set] > 0) add(column_.set(set), set_counts_[set]);
    }
  }
  return std::move(counts_);
}

std::uint32_t ValueCounter::first_spelling(std::uint32_t value) {
  const auto known = first_spelling_.find(value);
  if (known != first_spelling_.end()) return known->second;
  const std::uint32_t first =
      by_name_.emplace(comparable(dimension_, column_.string(value)), value).first->second;
  first_spelling_.emplace(value, first);
  return first;
}

}  // namespace dateline
