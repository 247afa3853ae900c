// bench_query: runs the queries of a file on an index, each with several tasks, and prints the
// latency of every run.

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "bench/speed/tools/query_file.h"
#include "bench/speed/tools/query_tasks.h"
#include "bench/speed/tools/shuffle.h"
#include "common/error.h"
#include "common/program.h"
#include "searcher/engine/search.h"

namespace dateline::bench {
namespace {

struct Options {
  std::string index;
  std::string queries;
  std::vector<std::string> tasks = task_names();
  std::vector<std::string> classes;
  std::size_t per_class = 50;
  std::size_t warm_up = 1;
  std::size_t repeat = 5;
  std::uint64_t seed = 1;
  std::string country;
  std::string range;
  std::size_t threads = 0;
};

// One query with one task, and what was measured.
struct Case {
  const BenchQuery* query;
  const std::string* task;
  Request request;
  std::uint64_t total = 0;
  std::vector<double> ms = {};  // one a repetition
};

double run_once(const Searcher& searcher, Case& at) {
  const auto start = std::chrono::steady_clock::now();
  const Response response = searcher.search(at.request);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  at.total = response.total;
  return took.count();
}

TaskFilters make_filters(const Options& options, const Snapshot& snapshot) {
  TaskFilters filters = choose_filters(snapshot);
  if (!options.country.empty()) filters.country = options.country;
  if (!options.range.empty()) {
    const auto range = parse_date_range(options.range, today());
    if (!range) throw Error(Error::Kind::kUsage, "not a range of dates: " + options.range);
    filters.dates = *range;
  }
  return filters;
}

std::vector<Case> make_cases(const Options& options, const std::vector<BenchQuery>& queries,
                             const TaskFilters& filters) {
  std::vector<Case> cases;
  for (const BenchQuery& query : queries) {
    for (const std::string& task : options.tasks) {
      auto request = make_request(task, query.text, filters);
      if (!request) throw Error(Error::Kind::kUsage, "there is no task " + task);
      cases.push_back({&query, &task, std::move(*request)});
    }
  }
  return cases;
}

// Queries per second of `threads` threads, each with a snapshot of its own, that share all cases.
double throughput(const Options& options, const std::vector<Case>& cases) {
  std::atomic<std::size_t> next{0};
  const std::size_t runs = cases.size() * options.repeat;
  std::vector<std::unique_ptr<Snapshot>> snapshots;
  for (std::size_t i = 0; i < options.threads; ++i) {
    snapshots.push_back(std::make_unique<Snapshot>(options.index));
  }
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (const auto& snapshot : snapshots) {
    threads.emplace_back([&, &own = *snapshot] {
      const Searcher searcher(own);
      for (std::size_t run = next++; run < runs; run = next++) {
        searcher.search(cases[run % cases.size()].request);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  return static_cast<double>(runs) / took.count();
}

void print(const std::vector<Case>& cases, const TaskFilters& filters, const Snapshot& snapshot) {
  nlohmann::ordered_json runs = nlohmann::ordered_json::array();
  for (const Case& at : cases) {
    runs.push_back({{"class", at.query->query_class},
                    {"task", *at.task},
                    {"query", at.query->text},
                    {"total", at.total},
                    {"ms", at.ms}});
  }
  const nlohmann::ordered_json result = {{"articles", snapshot.articles()},
                                         {"segments", snapshot.segments().size()},
                                         {"country", filters.country},
                                         {"range", to_string(filters.dates)},
                                         {"runs", std::move(runs)}};
  std::printf("%s\n", result.dump().c_str());
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("Runs queries on an index and prints the milliseconds of every run as JSON.");
  app.add_option("-i,--index", options.index, "the index")->required();
  app.add_option("--queries", options.queries, "JSON Lines with class and query")->required();
  app.add_option("--tasks", options.tasks, "tasks, parted by commas")->delimiter(',');
  app.add_option("--classes", options.classes, "only these classes of queries")->delimiter(',');
  app.add_option("--per-class", options.per_class, "queries of a class, at most");
  app.add_option("--warm-up", options.warm_up, "passes that are not counted");
  app.add_option("--repeat", options.repeat, "passes that are");
  app.add_option("--seed", options.seed, "of the order of the queries");
  app.add_option("--country", options.country, "for task country; else the most frequent");
  app.add_option("--range", options.range, "for task range; else a tenth of the span");
  app.add_option("--threads", options.threads,
                 "print the queries per second of so many threads instead");
  CLI11_PARSE(app, argc, argv);

  const std::vector<BenchQuery> queries =
      read_queries(options.queries, options.per_class, options.classes);
  const Snapshot snapshot(options.index);
  const TaskFilters filters = make_filters(options, snapshot);
  const Searcher searcher(snapshot);
  std::vector<Case> cases = make_cases(options, queries, filters);
  if (options.threads > 0) {
    throughput(options, cases);  // warms up
    std::printf("%s\n", nlohmann::json{{"threads", options.threads},
                                       {"queries_per_second", throughput(options, cases)}}
                            .dump()
                            .c_str());
    return 0;
  }
  std::vector<Case*> order;
  for (Case& at : cases) order.push_back(&at);
  // Every pass has an order of its own, so that no query always follows the same other one.
  for (std::size_t pass = 0; pass < options.warm_up + options.repeat; ++pass) {
    shuffle(order, options.seed + pass);
    for (Case* at : order) {
      const double ms = run_once(searcher, *at);
      if (pass >= options.warm_up) at->ms.push_back(ms);
    }
  }
  print(cases, filters, snapshot);
  return 0;
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  return dateline::run_main("bench_query", [&] { return dateline::bench::run(argc, argv); });
}
