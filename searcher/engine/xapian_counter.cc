#include "searcher/engine/xapian_counter.h"

#include <algorithm>

#include "common/error.h"
#include "common/program.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/predicate_source.h"

namespace dateline {

XapianCounter::XapianCounter(const Snapshot& snapshot, const Request& request)
    : snapshot_(snapshot), timeline_(asks_for_dates(request)) {
  for (const DimensionInfo& each : kDimensionTable) {
    DimensionState& state = dimensions_[static_cast<std::size_t>(each.dimension)];
    state.counted = asks_for(request, each.dimension);
    state.wanted = filter_values(request.filters, each.dimension);
    if (state.wanted.empty() && !state.counted) continue;
    for (const Segment& segment : snapshot.segments()) {
      const ValueColumn& column = segment.columns().column(each.dimension);
      auto& allowed = state.allowed.emplace_back();
      auto& same_as = state.same_as.emplace_back();
      state.counts.emplace_back(column.dictionary_size());
      std::map<std::string, std::uint32_t> numbers;
      for (std::uint32_t value = 0; value < column.dictionary_size(); ++value) {
        const std::string name = comparable(each.dimension, column.string(value));
        allowed.push_back(std::find(state.wanted.begin(), state.wanted.end(), name) !=
                          state.wanted.end());
        same_as.push_back(numbers.emplace(name, value).first->second);
      }
    }
  }
}

Xapian::Query XapianCounter::watched(const Xapian::Query& query) {
  const Xapian::Query notes =
      predicate_query(snapshot_, [this](const Segment& segment) -> DocPredicate {
        const auto number = static_cast<std::uint32_t>(&segment - snapshot_.segments().data());
        return [this, number](DocIndex doc) {
          at_ = {number, doc};
          return true;
        };
      });
  return Xapian::Query(Xapian::Query::OP_FILTER, query, notes);
}

bool XapianCounter::passes(const DimensionState& state, Dimension dimension) const {
  if (state.wanted.empty()) return true;
  const std::vector<bool>& allowed = state.allowed[at_.segment];
  const auto values = snapshot_.segments()[at_.segment].columns().column(dimension).values(at_.doc);
  return std::any_of(values.begin(), values.end(),
                     [&allowed](std::uint32_t value) { return allowed[value]; });
}

void XapianCounter::count(DimensionState& state, Dimension dimension) const {
  if (!state.counted) return;
  const std::vector<std::uint32_t>& same_as = state.same_as[at_.segment];
  const auto values = snapshot_.segments()[at_.segment].columns().column(dimension).values(at_.doc);
  for (auto value = values.begin(); value != values.end(); ++value) {
    // Two spellings of one value in a document count once.
    const bool again = std::any_of(values.begin(), value, [&](std::uint32_t earlier) {
      return same_as[earlier] == same_as[*value];
    });
    if (!again) ++state.counts[at_.segment][*value];
  }
}

void XapianCounter::count_date() const {
  const Columns& columns = snapshot_.segments()[at_.segment].columns();
  const Day day = columns.day(at_.doc);
  if (day == kNoDay) {
    ++undated_;
  } else if (timeline_) {
    ++days_[{day, columns.precision(at_.doc)}];
  }
}

bool XapianCounter::operator()(const Xapian::Document& document) const {
  check_interrupted();
  if (document.get_docid() != at_.doc + 1) {
    throw Error(Error::Kind::kIndex, "a search met a document that it did not ask for");
  }
  if (snapshot_.segments()[at_.segment].deleted(at_.doc)) return false;
  std::size_t failed = kDimensions;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    if (passes(dimensions_[i], static_cast<Dimension>(i))) continue;
    if (failed != kDimensions) return false;  // a second failure: counts nowhere
    failed = i;
  }
  if (failed != kDimensions) {
    count(dimensions_[failed], static_cast<Dimension>(failed));
    return false;
  }
  for (std::size_t i = 0; i < kDimensions; ++i) {
    count(dimensions_[i], static_cast<Dimension>(i));
  }
  count_date();
  ++total_;
  return true;
}

void XapianCounter::take_counts(Matches& matches) {
  matches.total = total_;
  matches.undated = undated_;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    if (dimensions_[i].counted) matches.values[i] = std::move(dimensions_[i].counts);
  }
  for (const auto& [key, count] : days_) matches.days.push_back({key.first, key.second, count});
  if (!days_.empty()) matches.span = {days_.begin()->first.first, days_.rbegin()->first.first};
}

}  // namespace dateline
