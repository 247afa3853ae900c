// Dateline as a peer: bench_dateline INDEX (see ../PROTOCOL.md).
#include <cstdio>
#include <stdexcept>
#include <string>

#include "bench/peers/adapters/serve.h"
#include "common/date.h"
#include "common/error.h"
#include "common/index/snapshot.h"
#include "searcher/engine/search.h"

namespace dateline {
namespace {

using bench::Counts;
using bench::PeerRequest;
using bench::PeerResponse;

// More months than a corpus spans, fewer than its days.
constexpr std::size_t kTimelineLimit = 1200;
constexpr std::size_t kMonthLength = 7;  // YYYY-MM

Request make_request(const PeerRequest& asked, Day today) {
  Request request;
  request.query = asked.query;
  request.today = today;
  request.snippets = false;
  request.stored = false;  // ids are all that is asked for
  request.labels = false;  // and codes of countries
  request.threads = 1;
  request.total = asked.task == "total" || asked.task == "facets";
  request.match = Match::kAll;  // no falling back to any word where a filter leaves nothing
  if (asked.kind == "text") {   // the same words for all engines, any of them
    request.match = Match::kAny;
    request.query.clear();
    for (const std::string& word : asked.words) {
      if (!request.query.empty()) request.query += ' ';
      request.query += word;
    }
  }
  if (asked.task.rfind("newest", 0) == 0) request.sort = Sort::kNewest;
  if (!asked.country.empty()) request.filters.countries = {asked.country};
  if (!asked.from.empty()) {
    const auto range = parse_date_range(asked.from + ".." + asked.to, request.today);
    if (!range) throw std::invalid_argument("not a date range: " + asked.from + ".." + asked.to);
    request.filters.dates = *range;
  }
  if (asked.task == "facets") {
    request.facets = {{Facet::kCountry, 1000}, {Facet::kDate, kTimelineLimit}};
  }
  return request;
}

Counts counts(const FacetResult& facet) {
  Counts sums;
  for (const FacetValue& value : facet.values) {
    if (facet.facet != Facet::kDate) {
      sums[value.value] += value.count;
    } else if (value.value.size() >= kMonthLength) {
      sums[value.value.substr(0, kMonthLength)] += value.count;
    }
  }
  return sums;
}

PeerResponse answer(const Searcher& searcher, Day today, const PeerRequest& asked) {
  const bench::Stopwatch watch;
  const Request request = make_request(asked, today);
  const Response found = searcher.search(request);
  PeerResponse response;
  for (const Hit& hit : found.hits) response.ids.push_back(hit.article.id);
  response.ms = watch.ms();
  if (asked.task == "total" || asked.task == "facets") response.total = found.total;
  if (asked.task == "facets") {
    response.countries = counts(found.facets.at(0));
    response.months = counts(found.facets.at(1));
  }
  return response;
}

int run(const char* index) {
  const Snapshot snapshot(index);
  const Searcher searcher(snapshot);
  const Day day = today();
  bench::serve(DATELINE_VERSION,
               [&](const PeerRequest& request) { return answer(searcher, day, request); });
  return 0;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench_dateline INDEX\n");
    return 2;
  }
  try {
    return dateline::run(argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_dateline: %s\n", error.what());
    return 2;
  }
}
