// What happens once for each matching document: phrase checks on `tokens`, counting in `columns`.

#include <benchmark/benchmark.h>

#include "bench/speed/micro/sample_index.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/search.h"
#include "searcher/engine/verify.h"

namespace dateline::bench {
namespace {

PositionalNode exact(const char* text) {
  PositionalNode node;
  Analyzer analyzer;
  node.pattern =
      std::make_shared<const Pattern>(PatternMaker(sample_index(), analyzer).exact(text));
  return node;
}

void verify(benchmark::State& state, const PositionalNode& node) {
  const Segment& segment = sample_index().segments()[0];
  Verifier verifier(node, sample_index(), segment);
  for ([[maybe_unused]] auto step : state) {
    std::size_t found = 0;
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) found += verifier.matches(doc) ? 1 : 0;
    benchmark::DoNotOptimize(found);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(segment.documents()) * state.iterations());
}

void verify_phrase(benchmark::State& state) { verify(state, exact("between karo and the coast")); }
BENCHMARK(verify_phrase)->Name("verify/phrase");

void verify_frequent_phrase(benchmark::State& state) { verify(state, exact("the government of")); }
BENCHMARK(verify_frequent_phrase)->Name("verify/phrase_frequent");

void verify_together(benchmark::State& state, Node::Kind kind) {
  PositionalNode node;
  node.kind = kind;
  node.n = 5;
  node.children = {exact("ferry"), exact("teacher")};
  verify(state, node);
}

void verify_near(benchmark::State& state) { verify_together(state, Node::Kind::kNear); }
BENCHMARK(verify_near)->Name("verify/near");

void verify_sentence(benchmark::State& state) { verify_together(state, Node::Kind::kSentence); }
BENCHMARK(verify_sentence)->Name("verify/sentence");

// The counts of one dimension over all documents, from the column alone.
void count_column(benchmark::State& state) {
  const Columns& columns = sample_index().segments()[0].columns();
  const ValueColumn& column = columns.column(Dimension::kMentions);
  std::vector<std::uint64_t> counts(column.dictionary_size());
  for ([[maybe_unused]] auto step : state) {
    for (DocIndex doc = 0; doc < columns.documents(); ++doc) {
      for (const std::uint32_t value : column.values(doc)) ++counts[value];
    }
    benchmark::DoNotOptimize(counts.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(columns.documents()) * state.iterations());
}
BENCHMARK(count_column)->Name("facets/column");

// A search that matches everything: what the engine pays for each match, without and with facets.
void search_everything(benchmark::State& state, const std::vector<FacetRequest>& facets) {
  const Searcher searcher(sample_index());
  Request request;
  request.limit = 1;
  request.facets = facets;
  for ([[maybe_unused]] auto step : state) benchmark::DoNotOptimize(searcher.search(request));
  state.SetItemsProcessed(static_cast<std::int64_t>(sample_index().articles()) *
                          state.iterations());
}

void match_all(benchmark::State& state) { search_everything(state, {}); }
BENCHMARK(match_all)->Name("match/everything");

void match_all_facets(benchmark::State& state) {
  search_everything(state, {{Facet::kCountry, 10}, {Facet::kDate, 600}});
}
BENCHMARK(match_all_facets)->Name("match/everything_facets");

}  // namespace
}  // namespace dateline::bench
