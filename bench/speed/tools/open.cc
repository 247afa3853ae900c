// bench_open: opens an index again and again and prints the time of each. The first is that of a
// new process.

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/index/snapshot.h"
#include "common/program.h"

namespace dateline::bench {
namespace {

int run(int argc, char** argv) {
  std::string index;
  std::size_t repeat = 1;
  CLI::App app("Opens an index and prints the milliseconds of each time as JSON.");
  app.add_option("-i,--index", index, "the index")->required();
  app.add_option("--repeat", repeat, "how often");
  CLI11_PARSE(app, argc, argv);

  std::vector<double> times;
  for (std::size_t i = 0; i < repeat; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const Snapshot snapshot(index);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
  }
  std::printf("%s\n", nlohmann::json({{"ms", times}}).dump().c_str());
  return 0;
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  return dateline::run_main("bench_open", [&] { return dateline::bench::run(argc, argv); });
}
