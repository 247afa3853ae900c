// Query parser, expansion of wildcards and fuzzy words, snippets.

#include <benchmark/benchmark.h>

#include <map>

#include "bench/speed/micro/sample_index.h"
#include "bench/speed/micro/text.h"
#include "common/analysis/analyzer.h"
#include "searcher/engine/glob.h"
#include "searcher/engine/near_words.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/snippet.h"
#include "searcher/query/ast.h"

namespace dateline::bench {
namespace {

const std::map<std::string, std::string>& queries() {
  static const std::map<std::string, std::string> table = {
      {"word", "harbour"},
      {"boolean", "(harbour OR ferry OR railway) -football teacher NOT \"central bank\""},
      {"fields", "title:ferry country:AL,KE since:2021-03 source:\"sample gazette 3\" words:>200"},
      {"proximity", "(ferry NEAR/5 teacher) (rain ADJ/3 railway) \"interest rates unchanged\"~2"},
      {"headline",
       "Heavy rain floods railway line between Karo and the coast; two trains cancelled"},
  };
  return table;
}

void parse(benchmark::State& state, const std::string& query) {
  for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(parse_query(query, 19000));
}

// All surface words of the sample index, one by one.
template <typename Matches>
void scan_words(benchmark::State& state, const Matches& matches) {
  const Words& words = sample_index().segments()[0].words();
  for ([[maybe_unused]] auto step : state) {
    std::size_t found = 0;
    for (std::uint32_t i = 0; i < words.size(); ++i) found += matches(words[i].surface) ? 1 : 0;
    benchmark::DoNotOptimize(found);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(words.size()) * state.iterations());
}

void glob(benchmark::State& state) {
  scan_words(state, [](std::string_view word) { return glob_matches("*ar?o*", word); });
}
BENCHMARK(glob)->Name("glob");

void fuzzy(benchmark::State& state) {
  const Words& words = sample_index().segments()[0].words();
  NearWords near("harbuor", 2);
  for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(near.in(words));
  state.SetItemsProcessed(static_cast<std::int64_t>(words.size()) * state.iterations());
}
BENCHMARK(fuzzy)->Name("fuzzy");

void expand_prefix(benchmark::State& state) {
  Analyzer analyzer;
  PatternMaker patterns(sample_index(), analyzer);
  bool truncated = false;
  for ([[maybe_unused]] auto step : state) {
    benchmark::DoNotOptimize(patterns.wildcard("mor*", truncated));
  }
}
BENCHMARK(expand_prefix)->Name("expand_prefix");

void make_snippet(benchmark::State& state) {
  Analyzer analyzer;
  PatternMaker maker(sample_index(), analyzer);
  std::vector<PositionalNode> parts(2);
  parts[0].pattern = maker.word("ferry").front();
  parts[1].pattern = std::make_shared<const Pattern>(maker.exact("interest rates"));
  Snippets snippets(std::move(parts), analyzer);
  const std::vector<Article> articles = sample_articles(100, 2000);
  for ([[maybe_unused]] auto step : state) {
    for (const Article& article : articles) {
      benchmark::DoNotOptimize(snippets.passage(article.body, article.language));
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(articles.size()) * state.iterations());
}
BENCHMARK(make_snippet)->Name("snippet");

const bool registered = [] {
  for (const auto& [name, query] : queries()) {
    benchmark::RegisterBenchmark(("parser/" + name).c_str(), parse, query);
  }
  return true;
}();

}  // namespace
}  // namespace dateline::bench
