// Reading and understanding single articles, in bytes of text.

#include <benchmark/benchmark.h>

#include "bench/speed/micro/text.h"
#include "common/article_json.h"
#include "indexer/enrich/cleanup.h"
#include "indexer/enrich/countries.h"
#include "indexer/enrich/dates.h"
#include "indexer/enrich/language.h"
#include "indexer/enrich/mentioned_dates.h"
#include "indexer/input/byte_source.h"
#include "indexer/input/reader.h"

namespace dateline::bench {
namespace {

std::int64_t text_bytes(const std::vector<Article>& articles) {
  std::size_t bytes = 0;
  for (const Article& article : articles) bytes += article.title.size() + article.body.size();
  return static_cast<std::int64_t>(bytes);
}

// Runs `change` on a fresh copy of each article; copying is not timed.
template <typename Change>
void change_articles(benchmark::State& state, const Change& change) {
  const std::vector<Article> articles = sample_articles(300, 2000);
  for ([[maybe_unused]] auto step : state) {
    state.PauseTiming();
    std::vector<Article> copies = articles;
    state.ResumeTiming();
    for (Article& article : copies) change(article);
    benchmark::DoNotOptimize(copies.data());
    state.PauseTiming();
    copies.clear();
    state.ResumeTiming();
  }
  state.SetBytesProcessed(text_bytes(articles) * state.iterations());
}

void clean_up_articles(benchmark::State& state) {
  change_articles(state, [](Article& article) { clean_up(article); });
}
BENCHMARK(clean_up_articles)->Name("clean_up");

void tag_countries(benchmark::State& state) {
  const CountryTagger tagger;
  change_articles(state, [&tagger](Article& article) {
    article.countries.clear();
    article.mentions.clear();
    tagger.tag(article);
  });
}
BENCHMARK(tag_countries)->Name("country_tagger");

void find_dates(benchmark::State& state) {
  const Day today = day_of(2030, 1, 1);
  change_articles(state, [today](Article& article) {
    article.date = {};
    find_date(article, "", TextEnds(article.body), today);
  });
}
BENCHMARK(find_dates)->Name("find_date");

void mention_dates(benchmark::State& state) {
  change_articles(state, [](Article& article) { find_mentioned_dates(article); });
}
BENCHMARK(mention_dates)->Name("find_mentioned_dates");

void detect(benchmark::State& state, const std::string& language) {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    texts.push_back(sample_text(language, 2000, seed));
    bytes += texts.back().size();
  }
  for ([[maybe_unused]] auto step : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(detect_language("", text));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void read_json_lines(benchmark::State& state) {
  std::string lines;
  for (const Article& article : sample_articles(500, 2000)) lines += to_text(article) + "\n";
  const RejectSink rejects = [&state](const Reject& reject) {
    state.SkipWithError(reject.reason.c_str());
  };
  const ReaderOptions options;
  for ([[maybe_unused]] auto step : state) {
    const auto source = open_bytes("sample.jsonl", lines);
    const auto reader = make_reader(Format::kJsonLines, *source, options, rejects);
    Article article;
    Origin origin;
    while (reader->next(article, origin)) benchmark::DoNotOptimize(article.body.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(lines.size()) * state.iterations());
}
BENCHMARK(read_json_lines)->Name("json_reader");

const bool registered = [] {
  for (const std::string& language : sample_languages()) {
    benchmark::RegisterBenchmark(("language/" + language).c_str(), detect, language);
  }
  return true;
}();

}  // namespace
}  // namespace dateline::bench
