#include "searcher/session/state.h"

#include <utility>
#include <vector>

#include "searcher/engine/set_filters.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

void add_values(std::vector<std::string>& parts, std::string_view name,
                const std::vector<std::string>& values) {
  if (values.empty()) return;
  std::string part = name.empty() ? "" : std::string(name) + ":";
  part += printable_field(join(values, ","));
  parts.push_back(std::move(part));
}

}  // namespace

std::string active_filters(const State& state) {
  const Filters& filters = state.request.filters;
  std::vector<std::string> parts;
  add_values(parts, "", filters.countries);
  add_values(parts, "mentions", filters.mentions);
  add_values(parts, "source", filters.sources);
  add_values(parts, "sourcecountry", filters.source_countries);
  add_values(parts, "lang", filters.languages);
  add_values(parts, "topic", filters.topics);
  add_values(parts, "author", filters.authors);
  if (filters.dates.bounded()) {
    parts.push_back(filters.dates.none ? "undated" : to_string(filters.dates));
  }
  if (!state.similar.empty()) parts.emplace_back("similar");
  return join(parts, " ");
}

std::string description(const State& state) {
  const Request& request = state.request;
  std::vector<std::string> parts;
  if (!state.similar.empty()) parts.push_back("similar to " + state.similar);
  if (!request.query.empty()) parts.push_back(request.query);
  for (const SetFilter& filter : set_filters(request.filters)) {
    parts.push_back("." + filter.text.substr(2));
  }
  if (request.sort != Sort::kRelevance)
    parts.push_back(".sort " + std::string(name_of(request.sort)));
  if (request.match != Match::kAuto)
    parts.push_back(".match " + std::string(name_of(request.match)));
  if (!request.collapse) parts.emplace_back(".collapse off");
  return parts.empty() ? "everything" : printable(join(parts, " ")).text;
}

SavedSearch described_search(const State& state) {
  const Request& request = state.request;
  SavedSearch search;
  search.query = request.query;
  const auto add = [&search](const char* option, const std::vector<std::string>& values) {
    if (!values.empty()) search.options.emplace_back(option, values);
  };
  const Filters& filters = request.filters;
  add("country", filters.countries);
  add("mentions", filters.mentions);
  add("source", filters.sources);
  add("source-country", filters.source_countries);
  add("lang", filters.languages);
  add("topic", filters.topics);
  add("author", filters.authors);
  add("date", state.dates.within);
  add("since", state.dates.since);
  add("until", state.dates.until);
  add("after", state.dates.after);
  add("before", state.dates.before);
  if (request.match != Match::kAuto) add("match", {std::string(name_of(request.match))});
  if (request.sort != Sort::kRelevance) add("sort", {std::string(name_of(request.sort))});
  if (request.recency_days > 0) add("recency", {std::to_string(request.recency_days) + "d"});
  if (request.expand) add("expand", {"true"});
  if (request.engine == Engine::kXapian) add("engine", {"xapian"});
  return search;
}

DateOptions date_options_of(const SavedSearch& search) {
  DateOptions dates;
  for (const auto& [option, values] : search.options) {
    if (option == "date") dates.within = values;
    if (option == "since") dates.since = values;
    if (option == "until") dates.until = values;
    if (option == "after") dates.after = values;
    if (option == "before") dates.before = values;
  }
  return dates;
}

std::string_view name_of(Match match) {
  return match == Match::kAll ? "all" : match == Match::kAny ? "any" : "auto";
}

std::string_view name_of(Sort sort) {
  return sort == Sort::kNewest ? "newest" : sort == Sort::kOldest ? "oldest" : "relevance";
}

}  // namespace dateline
