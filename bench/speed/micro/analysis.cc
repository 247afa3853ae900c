// Analyzer and sentence breaks, in bytes of text.

#include <benchmark/benchmark.h>

#include "bench/speed/micro/text.h"
#include "common/analysis/analyzer.h"
#include "common/text/sentence.h"

namespace dateline::bench {
namespace {

constexpr std::size_t kBytes = 400'000;

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void analyze(benchmark::State& state, const std::string& language) {
  const std::string text = sample_text(language, kBytes);
  Analyzer analyzer;
  Analysis analysis;
  for ([[maybe_unused]] auto step : state) {
    analyzer.analyze(text, language, analysis);
    benchmark::DoNotOptimize(analysis.tokens.data());
  }
  count_bytes(state, text);
}

void break_sentences(benchmark::State& state, const std::string& language) {
  const std::string text = sample_text(language, kBytes);
  for ([[maybe_unused]] auto step : state) {
    std::size_t count = 0;
    for (const Span& paragraph : paragraphs(text)) {
      const std::string_view view(text);
      count += sentences(view.substr(paragraph.begin, paragraph.end - paragraph.begin)).size();
    }
    benchmark::DoNotOptimize(count);
  }
  count_bytes(state, text);
}

const bool registered = [] {
  for (const std::string& language : sample_languages()) {
    benchmark::RegisterBenchmark(("analyzer/" + language).c_str(), analyze, language);
    benchmark::RegisterBenchmark(("sentences/" + language).c_str(), break_sentences, language);
  }
  return true;
}();

}  // namespace
}  // namespace dateline::bench
