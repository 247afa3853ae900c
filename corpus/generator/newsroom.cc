#include "corpus/generator/newsroom.h"

#include <algorithm>

namespace dateline::corpus {
namespace {

constexpr std::uint32_t kSourcesPerShare = 4;  // sources for each percent of the articles
constexpr std::uint32_t kFewestSources = 16;
constexpr std::uint32_t kAuthors = 30;
constexpr double kSourceShift = 2;  // of the Zipf-Mandelbrot law of sources

Source make_source(const Lexicon& lexicon, std::uint32_t number, Random& random) {
  const LanguageData& data = lexicon.data();
  Source source;
  const std::string& kind =
      data.papers[random.below(static_cast<std::uint32_t>(data.papers.size()))];
  source.name = lexicon.name_word(100 + number) + data.space + kind;
  source.country =
      data.countries[random.low_below(static_cast<std::uint32_t>(data.countries.size()))];
  source.prints_time = random.chance(0.6);
  source.title_case = data.code == "en" && random.chance(0.6);
  for (std::uint32_t i = 0; i < kAuthors; ++i) {
    std::string author = lexicon.given_name(random.below(100'000)) + data.space;
    author += lexicon.family_name(random.below(100'000));
    source.authors.push_back(std::move(author));
  }
  return source;
}

}  // namespace

Newsroom::Newsroom(const Lexicon& lexicon, std::uint64_t seed) {
  Random random(seed);
  const auto count = static_cast<std::uint32_t>(lexicon.data().share) * kSourcesPerShare;
  std::vector<double> weights;
  for (std::uint32_t i = 0; i < std::max(count, kFewestSources); ++i) {
    sources_.push_back(make_source(lexicon, i, random));
    weights.push_back(1 / (i + kSourceShift));
  }
  shares_ = AliasTable(weights);
}

const Source& Newsroom::draw(Random& random, const std::string& country) const {
  const Source& first = sources_[shares_.draw(random)];
  if (first.country == country) return first;
  const Source& second = sources_[shares_.draw(random)];
  return second.country == country ? second : first;
}

}  // namespace dateline::corpus
