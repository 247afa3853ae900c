#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "common/index/snapshot.h"
#include "searcher/engine/request.h"

namespace dateline::bench {

// What the tasks filter by.
struct TaskFilters {
  std::string country;
  DateRange dates;
};

// Filters that suit an index: the country that most articles are about, and a tenth of the span of
// dates around the median article. The span leaves out the first and last hundredth of the
// articles, which may be misdated. Empty and unbounded when the index has no countries or dates.
TaskFilters choose_filters(const Snapshot& snapshot);

// The names of all tasks, in the order of reports.
const std::vector<std::string>& task_names();

// The request of a task for a query, or nullopt when there is no such task:
//   top10, total  ten hits; both, as every total is exact
//   facets        and the countries and months of all matches
//   newest        the ten newest
//   range         ten hits within filters.dates
//   country       ten hits of filters.country
std::optional<Request> make_request(std::string_view task, const std::string& query,
                                    const TaskFilters& filters);

}  // namespace dateline::bench
