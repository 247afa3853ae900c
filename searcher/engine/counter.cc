#include "searcher/engine/counter.h"

#include <algorithm>

#include "common/country.h"
#include "common/error.h"
#include "common/language.h"
#include "common/program.h"
#include "searcher/engine/predicate_source.h"
#include "searcher/engine/timeline.h"

namespace dateline {
namespace {

// The dimension that a facet counts; kDate has none.
Dimension dimension_of(Facet facet) {
  switch (facet) {
    case Facet::kCountry:
      return Dimension::kCountry;
    case Facet::kMentions:
      return Dimension::kMentions;
    case Facet::kSource:
      return Dimension::kSource;
    case Facet::kLanguage:
      return Dimension::kLanguage;
    case Facet::kTopic:
      return Dimension::kTopic;
    case Facet::kAuthor:
    case Facet::kDate:
      break;
  }
  return Dimension::kAuthor;
}

std::string label_of(Dimension dimension, const std::string& value) {
  if (dimension == Dimension::kCountry || dimension == Dimension::kMentions) {
    const Country* country = find_country(value);
    if (country != nullptr) return country->name;
  }
  if (dimension == Dimension::kLanguage) return language_name(value);
  return value;
}

bool contains(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

const std::vector<std::string>& filter_values(const Filters& filters, Dimension dimension) {
  switch (dimension) {
    case Dimension::kCountry:
      return filters.countries;
    case Dimension::kMentions:
      return filters.mentions;
    case Dimension::kSource:
      return filters.sources;
    case Dimension::kSourceCountry:
      return filters.source_countries;
    case Dimension::kLanguage:
      return filters.languages;
    case Dimension::kTopic:
      return filters.topics;
    case Dimension::kAuthor:
      break;
  }
  return filters.authors;
}

Counter::Counter(const Snapshot& snapshot, const Request& request)
    : snapshot_(snapshot), request_(request) {
  for (const FacetRequest& facet : request.facets) {
    if (facet.facet == Facet::kDate) {
      timeline_ = true;
    } else {
      dimensions_[static_cast<std::size_t>(dimension_of(facet.facet))].counted = true;
    }
  }
  for (std::size_t i = 0; i < kDimensions; ++i) {
    const auto dimension = static_cast<Dimension>(i);
    DimensionState& state = dimensions_[i];
    for (const std::string& value : filter_values(request.filters, dimension)) {
      state.wanted.push_back(comparable(dimension, value));
    }
    if (state.wanted.empty() && !state.counted) continue;
    for (const Segment& segment : snapshot.segments()) {
      const ValueColumn& column = segment.columns().column(dimension);
      SegmentState& part = state.segments.emplace_back();
      part.counts.resize(column.dictionary_size());
      part.allowed.resize(column.dictionary_size());
      if (state.wanted.empty()) continue;
      for (std::uint32_t value = 0; value < column.dictionary_size(); ++value) {
        part.allowed[value] = contains(state.wanted, comparable(dimension, column.string(value)));
      }
    }
  }
}

Xapian::Query Counter::watched(const Xapian::Query& query) {
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

bool Counter::passes(const DimensionState& state, Dimension dimension,
                     const DocAddress& address) const {
  if (state.wanted.empty()) return true;
  const std::vector<bool>& allowed = state.segments[address.segment].allowed;
  const auto values =
      snapshot_.segments()[address.segment].columns().column(dimension).values(address.doc);
  return std::any_of(values.begin(), values.end(), [&allowed](std::uint32_t value) {
    if (value >= allowed.size()) throw_damaged_part();
    return allowed[value];
  });
}

void Counter::count(DimensionState& state, Dimension dimension, const DocAddress& address) const {
  if (!state.counted) return;
  std::vector<std::uint64_t>& counts = state.segments[address.segment].counts;
  const auto values =
      snapshot_.segments()[address.segment].columns().column(dimension).values(address.doc);
  for (const std::uint32_t value : values) {
    if (value >= counts.size()) throw_damaged_part();
    ++counts[value];
  }
}

void Counter::count_date(const DocAddress& address) const {
  const Columns& columns = snapshot_.segments()[address.segment].columns();
  const Day day = columns.day(address.doc);
  if (day == kNoDay) {
    ++undated_;
  } else if (timeline_) {
    ++days_[{day, columns.precision(address.doc)}];
  }
}

bool Counter::operator()(const Xapian::Document& document) const {
  check_interrupted();
  const DocAddress address = at_;
  if (document.get_docid() != address.doc + 1) {
    throw Error(Error::Kind::kIndex, "a search met a document that it did not ask for");
  }
  if (snapshot_.segments()[address.segment].deleted(address.doc)) return false;
  std::size_t failed = kDimensions;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    if (passes(dimensions_[i], static_cast<Dimension>(i), address)) continue;
    if (failed != kDimensions) return false;  // a second failure: counts nowhere
    failed = i;
  }
  if (failed != kDimensions) {
    count(dimensions_[failed], static_cast<Dimension>(failed), address);
    return false;
  }
  for (std::size_t i = 0; i < kDimensions; ++i) {
    count(dimensions_[i], static_cast<Dimension>(i), address);
  }
  count_date(address);
  ++total_;
  return true;
}

FacetResult Counter::facet(Facet facet, Dimension dimension, std::size_t limit) const {
  const DimensionState& state = dimensions_[static_cast<std::size_t>(dimension)];
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t i = 0; i < state.segments.size(); ++i) {
    const ValueColumn& column = snapshot_.segments()[i].columns().column(dimension);
    for (std::uint32_t value = 0; value < column.dictionary_size(); ++value) {
      const std::uint64_t count = state.segments[i].counts[value];
      if (count > 0) counts[std::string(column.string(value))] += count;
    }
  }
  FacetResult result;
  result.facet = facet;
  result.distinct = counts.size();
  for (const auto& [value, count] : counts) {
    FacetValue entry;
    entry.value = value;
    entry.count = count;
    entry.selected = contains(state.wanted, comparable(dimension, value));
    result.values.push_back(std::move(entry));
  }
  std::stable_sort(result.values.begin(), result.values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  // What is selected stays visible, however small its count.
  std::vector<FacetValue> kept;
  for (std::size_t i = 0; i < result.values.size(); ++i) {
    if (i < limit || result.values[i].selected) kept.push_back(std::move(result.values[i]));
  }
  result.values = std::move(kept);
  for (FacetValue& value : result.values) value.label = label_of(dimension, value.value);
  return result;
}

std::vector<FacetResult> Counter::facets(DateInterval& interval) const {
  std::vector<FacetResult> results;
  for (const FacetRequest& asked : request_.facets) {
    results.push_back(asked.facet == Facet::kDate
                          ? make_timeline(days_, asked.limit, interval)
                          : facet(asked.facet, dimension_of(asked.facet), asked.limit));
  }
  return results;
}

}  // namespace dateline
