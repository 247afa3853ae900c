// Decoding posting lists: from `postings` by the block, and Xapian's own one by one.

#include <benchmark/benchmark.h>
#include <xapian.h>

#include <array>
#include <string>
#include <vector>

#include "bench/speed/micro/sample_index.h"

namespace dateline::bench {
namespace {

// Numbers of the terms with stems whose lists have full blocks, or have none.
std::vector<std::uint32_t> terms(bool full) {
  const Postings& postings = sample_index().segments()[0].postings();
  std::vector<std::uint32_t> chosen;
  const auto [first, last] = postings.with_prefix("Z");
  for (std::uint32_t number = first; number < last; ++number) {
    if ((postings.list(number).documents() >= kBlock) == full) chosen.push_back(number);
  }
  return chosen;
}

// Reads the lists of these terms, each to its end, with or without counts.
void decode(benchmark::State& state, bool full, bool with_counts) {
  const Postings& postings = sample_index().segments()[0].postings();
  const std::vector<std::uint32_t> numbers = terms(full);
  std::array<DocIndex, kBlock> docs;
  std::array<std::uint32_t, kBlock> counts;
  std::int64_t decoded = 0;
  for ([[maybe_unused]] auto step : state) {
    for (const std::uint32_t number : numbers) {
      const PostingList list = postings.list(number);
      for (std::uint32_t block = 0; block < list.blocks(); ++block) {
        decoded += list.docs(block, docs.data());
        benchmark::DoNotOptimize(docs.data());
        if (!with_counts) continue;
        list.counts(block, counts.data());
        benchmark::DoNotOptimize(counts.data());
      }
    }
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(decoded);
}

void decode_docs(benchmark::State& state) { decode(state, true, false); }
BENCHMARK(decode_docs)->Name("postings/docs");

void decode_counts(benchmark::State& state) { decode(state, true, true); }
BENCHMARK(decode_counts)->Name("postings/docs_counts");

void decode_rare(benchmark::State& state) { decode(state, false, true); }
BENCHMARK(decode_rare)->Name("postings/rare");

void walk_xapian(benchmark::State& state) {
  const Segment& segment = sample_index().segments()[0];
  const Xapian::Database& database = segment.database();
  std::vector<std::string> names;
  for (const std::uint32_t number : terms(true)) {
    names.emplace_back(segment.postings().term(number));
  }
  std::int64_t walked = 0;
  for ([[maybe_unused]] auto step : state) {
    std::uint64_t sum = 0;
    for (const std::string& name : names) {
      const auto end = database.postlist_end(name);
      for (auto posting = database.postlist_begin(name); posting != end; ++posting) {
        sum += *posting + posting.get_wdf();
        ++walked;
      }
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(walked);
}
BENCHMARK(walk_xapian)->Name("postings/xapian");

void find_term(benchmark::State& state) {
  const Postings& postings = sample_index().segments()[0].postings();
  std::vector<std::string> names;
  for (std::uint32_t number = 0; number < postings.size(); number += 7) {
    names.emplace_back(postings.term(number * 7919ull % postings.size()));
  }
  for ([[maybe_unused]] auto step : state) {
    for (const std::string& name : names) benchmark::DoNotOptimize(postings.find(name));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(names.size()) * state.iterations());
}
BENCHMARK(find_term)->Name("postings/find");

}  // namespace
}  // namespace dateline::bench
