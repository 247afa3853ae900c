#include "bench/speed/tools/query_tasks.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace dateline::bench {
namespace {

// More than the months of any archive's span in decades, fewer than its days.
constexpr std::size_t kTimelineIntervals = 600;

std::string most_frequent_country(const Snapshot& snapshot) {
  std::map<std::string, std::uint64_t> counts;
  for (const Segment& segment : snapshot.segments()) {
    const ValueColumn& column = segment.columns().column(Dimension::kCountry);
    std::vector<std::uint64_t> local(column.dictionary_size());
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
      for (const std::uint32_t value : column.values(doc)) ++local[value];
    }
    for (std::uint32_t value = 0; value < local.size(); ++value) {
      counts[std::string(column.string(value))] += local[value];
    }
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? "" : most->first;
}

DateRange tenth_of_the_span(const Snapshot& snapshot) {
  std::vector<Day> days;
  for (const Segment& segment : snapshot.segments()) {
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
      const Day day = segment.columns().day(doc);
      if (day != kNoDay) days.push_back(day);
    }
  }
  DateRange range;
  if (days.empty()) return range;
  std::sort(days.begin(), days.end());
  const std::size_t margin = days.size() / 100;
  const Day span = days[days.size() - 1 - margin] - days[margin] + 1;
  const Day length = std::max<Day>(1, span / 10);
  range.first = days[days.size() / 2] - length / 2;
  range.last = range.first + length - 1;
  return range;
}

}  // namespace

TaskFilters choose_filters(const Snapshot& snapshot) {
  return {most_frequent_country(snapshot), tenth_of_the_span(snapshot)};
}

const std::vector<std::string>& task_names() {
  static const std::vector<std::string> names = {"top10",  "total", "facets",
                                                 "newest", "range", "country"};
  return names;
}

std::optional<Request> make_request(std::string_view task, const std::string& query,
                                    const TaskFilters& filters) {
  Request request;
  request.query = query;
  request.today = today();
  request.threads = 1;
  request.stored = false;  // finding is measured; showing costs the same whatever was asked
  request.snippets = false;
  request.total = task == "total";
  if (task == "top10" || task == "total") return request;
  if (task == "facets") {
    request.facets = {{Facet::kCountry, 10}, {Facet::kDate, kTimelineIntervals}};
  } else if (task == "newest") {
    request.sort = Sort::kNewest;
  } else if (task == "range") {
    request.filters.dates = filters.dates;
  } else if (task == "country") {
    request.filters.countries = {filters.country};
  } else {
    return std::nullopt;
  }
  return request;
}

}  // namespace dateline::bench
