// bench_stories: finds the copies among the articles of files as `dateline-index add` does in one
// batch, without writing an index. Prints {"id", "story"} a line, and last what it took.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "common/program.h"
#include "indexer/build/stories.h"
#include "indexer/enrich/cleanup.h"
#include "indexer/input/inputs.h"

namespace dateline::bench {
namespace {

// Of processor time, which other programs do not change; there is one thread.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

void print(const nlohmann::ordered_json& json) {
  std::printf("%s\n",
              json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
}

int run(int argc, char** argv) {
  std::string index;
  std::vector<std::string> paths;
  CLI::App app("Finds the copies among articles and prints their stories as JSON.");
  app.add_option("-i,--index", index, "empty or new directory for an empty index")->required();
  app.add_option("paths", paths, "files of articles")->required();
  CLI11_PARSE(app, argc, argv);

  std::vector<Article> articles;
  std::uint64_t text_bytes = 0;
  read_inputs(
      paths, {}, [](const Reject&) {},
      [&](Article&& article, const Origin&) {
        clean_up(article);
        text_bytes += article.title.size() + article.body.size();
        articles.push_back(std::move(article));
        return !interrupted();
      });
  std::filesystem::create_directories(index + "/segments");
  publish_manifest(index, {});
  const Snapshot snapshot(index);

  std::clock_t start = std::clock();
  Fingerprinter fingerprinter;
  std::vector<Fingerprint> fingerprints;
  std::uint64_t hashes = 0;
  for (const Article& article : articles) {
    fingerprints.push_back(fingerprinter.make(article.title, article.body));
    hashes += fingerprints.back().size();
  }
  const double fingerprint_seconds = seconds_since(start);
  start = std::clock();
  assign_stories(articles, fingerprints, snapshot, [](DocAddress) { return true; });
  const double assign_seconds = seconds_since(start);

  for (const Article& article : articles) print({{"id", article.id}, {"story", article.story}});
  print({{"articles", articles.size()},
         {"text_bytes", text_bytes},
         {"hash_bytes", hashes * sizeof(std::uint32_t)},
         {"fingerprint_seconds", fingerprint_seconds},
         {"assign_seconds", assign_seconds}});
  return 0;
}

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  return dateline::run_main("bench_stories", [&] { return dateline::bench::run(argc, argv); });
}
