// bench_stages: indexes files as `dateline-index add` does and prints the time of each stage.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/speed/tools/pipeline.h"
#include "common/program.h"
#include "indexer/input/inputs.h"

namespace dateline::bench {
namespace {

int run(int argc, char** argv) {
  Pipeline::Options options;
  std::vector<std::string> paths;
  CLI::App app("Indexes files and prints the time of each stage as JSON.");
  app.add_option("-i,--index", options.index, "directory to make the index in")->required();
  app.add_option("--articles", options.articles, "stop after so many articles");
  app.add_flag("--derive", options.derive, "keep only id, URL, title and text of the input");
  app.add_option("paths", paths, "files to index")->required();
  CLI11_PARSE(app, argc, argv);

  Pipeline pipeline(options);
  read_inputs(
      paths, {}, [](const Reject&) {},
      [&](Article&& article, const Origin& origin) {
        return pipeline.add(std::move(article), origin) && !interrupted();
      });
  pipeline.finish();
  std::printf("%s\n", pipeline.report().dump().c_str());
  return 0;
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  return dateline::run_main("bench_stages", [&] { return dateline::bench::run(argc, argv); });
}
