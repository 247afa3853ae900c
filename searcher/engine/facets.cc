#include "searcher/engine/facets.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "common/localized_names.h"
#include "searcher/engine/facet_table.h"

namespace dateline {
namespace {

const std::vector<std::string>& values(const Filters& filters, Dimension dimension) {
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

std::string label_of(Dimension dimension, const std::string& value, const std::string& locale) {
  switch (dimension) {
    case Dimension::kCountry:
    case Dimension::kMentions:
    case Dimension::kSourceCountry:
      return country_name(value, locale);
    case Dimension::kLanguage:
      return language_name(value, locale);
    default:
      return value;
  }
}

struct Counted {
  std::string_view spelling;  // the most frequent one
  std::uint64_t count = 0;    // of this spelling
  std::uint64_t total = 0;    // of all spellings
  bool selected = false;
};

// Each spelling once, over all segments.
std::vector<Counted> spellings(const Snapshot& snapshot, Dimension dimension,
                               const ValueCounts& counts) {
  std::vector<Counted> all;
  for (std::size_t segment = 0; segment < counts.size(); ++segment) {
    const ValueColumn& column = snapshot.segments()[segment].columns().column(dimension);
    for (std::uint32_t value = 0; value < counts[segment].size(); ++value) {
      const std::uint64_t count = counts[segment][value];
      if (count > 0) all.push_back({column.string(value), count, count});
    }
  }
  if (counts.size() == 1 && info(dimension).code) return all;  // a segment has each once
  std::sort(all.begin(), all.end(),
            [](const Counted& a, const Counted& b) { return a.spelling < b.spelling; });
  std::vector<Counted> merged;
  for (const Counted& each : all) {
    if (!merged.empty() && merged.back().spelling == each.spelling) {
      merged.back().count += each.count;
      merged.back().total += each.count;
    } else {
      merged.push_back(each);
    }
  }
  return merged;
}

// Spellings of one value as one.
std::vector<Counted> distinct_values(std::vector<Counted> all, Dimension dimension) {
  if (info(dimension).code) return all;
  std::map<std::string, Counted> by_name;
  for (const Counted& each : all) {
    Counted& value = by_name[comparable(dimension, each.spelling)];
    value.total += each.count;
    if (each.count <= value.count) continue;
    value.spelling = each.spelling;
    value.count = each.count;
  }
  all.clear();
  for (const auto& [name, value] : by_name) all.push_back(value);
  return all;
}

FacetResult make_facet(const Snapshot& snapshot, const Request& request, const Matches& matches,
                       const FacetRequest& asked) {
  const Dimension dimension = *info(asked.facet).dimension;
  std::vector<Counted> counted = distinct_values(
      spellings(snapshot, dimension, matches.values[static_cast<std::size_t>(dimension)]),
      dimension);
  const std::vector<std::string> wanted = filter_values(request.filters, dimension);
  if (!wanted.empty()) {
    for (Counted& each : counted) {
      each.selected = std::find(wanted.begin(), wanted.end(),
                                comparable(dimension, each.spelling)) != wanted.end();
    }
  }
  std::sort(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) {
    return a.total != b.total ? a.total > b.total : a.spelling < b.spelling;
  });
  FacetResult result;
  result.facet = asked.facet;
  result.distinct = counted.size();
  result.values.reserve(std::min(counted.size(), asked.limit));
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (i >= asked.limit && !counted[i].selected) continue;
    FacetValue& value = result.values.emplace_back();
    value.value = counted[i].spelling;
    if (request.labels) value.label = label_of(dimension, value.value, request.locale);
    value.count = counted[i].total;
    value.selected = counted[i].selected;
  }
  return result;
}

DateInterval interval_of(const FacetRequest& asked, const DaySpan& span) {
  switch (asked.facet) {
    case Facet::kYear:
      return DateInterval::kYear;
    case Facet::kMonth:
      return DateInterval::kMonth;
    case Facet::kDay:
      return DateInterval::kDay;
    default:
      return interval_for(span, asked.limit);
  }
}

FacetResult make_dates(const Matches& matches, const FacetRequest& asked) {
  FacetResult result = make_timeline(matches.days, interval_of(asked, matches.span));
  result.facet = asked.facet;
  auto& values = result.values;
  if (asked.facet != Facet::kDate && values.size() > asked.limit) {
    values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(asked.limit));
  }
  return result;
}

}  // namespace

bool asks_for(const Request& request, Dimension dimension) {
  return std::any_of(request.facets.begin(), request.facets.end(), [&](const FacetRequest& asked) {
    return info(asked.facet).dimension == dimension;
  });
}

bool asks_for_dates(const Request& request) {
  return std::any_of(request.facets.begin(), request.facets.end(),
                     [](const FacetRequest& asked) { return is_timeline(asked.facet); });
}

DateInterval finest_interval(const Request& request, const DaySpan& span) {
  DateInterval finest = DateInterval::kYear;
  for (const FacetRequest& asked : request.facets) {
    if (is_timeline(asked.facet)) finest = std::min(finest, interval_of(asked, span));
  }
  return finest;
}

std::vector<std::string> filter_values(const Filters& filters, Dimension dimension) {
  std::vector<std::string> wanted;
  for (const std::string& value : values(filters, dimension)) {
    wanted.push_back(comparable(dimension, value));
  }
  return wanted;
}

std::vector<FacetResult> make_facets(const Snapshot& snapshot, const Request& request,
                                     const Matches& matches) {
  std::vector<FacetResult> results;
  for (const FacetRequest& asked : request.facets) {
    results.push_back(is_timeline(asked.facet) ? make_dates(matches, asked)
                                               : make_facet(snapshot, request, matches, asked));
  }
  return results;
}

}  // namespace dateline
