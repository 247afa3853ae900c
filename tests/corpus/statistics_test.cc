#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "corpus/generator/corpus_generator.h"
#include "corpus/generator/language_data.h"
#include "tests/catch.h"
#include "tests/corpus/corpus_statistics.h"

namespace dateline::corpus {
namespace {

constexpr int kArticles = 20'000;
constexpr std::uint32_t kMeanWords = 120;  // short articles: the test shall be fast

const CorpusStatistics& statistics() {
  static const CorpusStatistics kAll = [] {
    CorpusOptions options;
    options.articles = kArticles;
    options.mean_words = kMeanWords;
    options.truth = true;
    CorpusGenerator generator(options);
    CorpusStatistics all;
    Buffer buffer;
    while (generator.next(buffer)) {
      all.add(buffer.view());
      buffer.clear();
    }
    return all;
  }();
  return kAll;
}

double share(int part) { return static_cast<double>(part) / kArticles; }

std::vector<double> sorted_counts(const Counts& counts) {
  std::vector<double> sorted;
  for (const auto& [key, number] : counts) sorted.push_back(number);
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  return sorted;
}

// The exponent of a power law between two ranks, from evenly spaced points of the log-log plot.
double zipf_slope(const std::vector<double>& sorted, double first, double last) {
  std::vector<std::pair<double, double>> points;
  for (double rank = first; rank <= last; rank *= 1.2) {
    points.emplace_back(std::log(rank), std::log(sorted.at(static_cast<std::size_t>(rank) - 1)));
  }
  return slope(points);
}

void check_words(const CorpusStatistics& all) {
  std::vector<double> sorted;
  for (const auto& [word, number] : all.word_counts) sorted.push_back(number);
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  // Zipf: close to -1 over most ranks, the first ones flatter.
  const double middle = zipf_slope(sorted, 10, 3000);
  CHECK(middle < -0.9);
  CHECK(middle > -1.12);
  CHECK(sorted[0] / all.words > 0.035);
  CHECK(sorted[0] / all.words < 0.07);
  CHECK(all.word_counts.at("the") == static_cast<int>(sorted[0]));
  // Heaps: news has exponents of 0.45 to 0.65, falling as the text grows.
  std::vector<std::pair<double, double>> growth;
  for (const auto& [read, different] : all.growth) {
    growth.emplace_back(std::log(read), std::log(different));
  }
  REQUIRE(growth.size() >= 5);
  CHECK(slope(growth) > 0.5);
  CHECK(slope(growth) < 0.66);
  const auto last = growth.size() - 1;
  CHECK(slope({growth[last - 1], growth[last]}) > 0.4);  // new words keep coming
  // A good part of the vocabulary occurs once.
  const auto once = std::count(sorted.begin(), sorted.end(), 1.0);
  CHECK(static_cast<double>(once) / static_cast<double>(sorted.size()) > 0.3);
  CHECK(static_cast<double>(once) / static_cast<double>(sorted.size()) < 0.6);
}

void check_lengths(const CorpusStatistics& all) {
  double sum = 0;
  double log_sum = 0;
  double log_squares = 0;
  for (const double length : all.lengths) {
    sum += length;
    log_sum += std::log(length);
    log_squares += std::log(length) * std::log(length);
  }
  const auto count = static_cast<double>(all.lengths.size());
  const double log_mean = log_sum / count;
  CHECK(sum / count > kMeanWords * 0.95);  // boilerplate and additions come on top
  CHECK(sum / count < kMeanWords * 1.15);
  const double sigma = std::sqrt(log_squares / count - log_mean * log_mean);
  CHECK(sigma > 0.45);
  CHECK(sigma < 0.7);
  CHECK(std::exp(log_mean) < sum / count * 0.92);  // skewed: the median is below the mean
  CHECK(sum / all.sentences > 18);
  CHECK(sum / all.sentences < 25);
  CHECK(all.possessives / all.words > 0.002);
  CHECK(all.compounds / all.words > 0.002);
  CHECK(all.numbers / all.words > 0.006);
  CHECK(all.numbers / all.words < 0.03);
}

void check_shares(const CorpusStatistics& all) {
  CHECK(all.articles == kArticles);
  CHECK(all.bad_fields == 0);
  CHECK(std::abs(share(all.undated) - 0.04) < 0.01);
  CHECK(std::abs(share(all.with_boilerplate) - 0.15) < 0.015);
  CHECK(share(all.copies) > 0.09);
  CHECK(share(all.copies) < 0.17);
  for (const LanguageData& data : languages()) {
    INFO(data.code);
    // Stories are told in one language mostly, and some are large.
    CHECK(std::abs(share(all.languages.at(data.code)) * 100 - data.share) < data.share * 0.35);
  }
  const std::vector<double> sources = sorted_counts(all.sources);
  CHECK(sources.size() > 250);
  CHECK(sources[0] > 20 * sources[sources.size() / 2]);
  const std::vector<double> countries = sorted_counts(all.countries);
  CHECK(countries.size() > 140);
  CHECK(zipf_slope(countries, 3, 100) < -0.6);
  CHECK(std::abs(share(all.countries.at("")) - 0.12) < 0.05);
  CHECK(all.topics.size() == topic_names().size());
  CHECK(all.country_is_named > 0.98 * all.about_a_country);
}

void check_dates(const CorpusStatistics& all) {
  CHECK(all.years.begin()->first == 1990);
  CHECK(all.years.rbegin()->first == 2024);
  CHECK(all.years.size() == 35);
  const auto sum = [&all](int from, int to) {
    int number = 0;
    for (int year = from; year <= to; ++year) number += all.years.at(year);
    return number;
  };
  // 4 % a year: e^1 in 25 years.
  const double growth = static_cast<double>(sum(2016, 2023)) / sum(1991, 1998);
  CHECK(growth > 2.2);
  CHECK(growth < 3.3);
  const auto& days = all.weekdays;
  CHECK(days[5] + days[6] < 0.65 * (days[1] + days[2]));
  CHECK(days[5] + days[6] > 0.3 * (days[1] + days[2]));
}

void check_stories(const CorpusStatistics& all) {
  int in_stories = 0;
  int large = 0;
  int soon = 0;
  int late = 0;
  for (const auto& [story, days] : all.stories) {
    if (days.size() < 2) continue;
    in_stories += static_cast<int>(days.size());
    if (days.size() < 20) continue;
    ++large;
    const Day first = *std::min_element(days.begin(), days.end());
    for (const Day day : days) {
      soon += day - first <= 3 ? 1 : 0;
      late += day - first > 21 ? 1 : 0;
    }
  }
  CHECK(share(in_stories) > 0.6);
  CHECK(share(in_stories) < 0.95);
  CHECK(large > 50);
  CHECK(soon > 10 * late);  // bursts
  CHECK(soon > 0);
  // A reprint has another headline and, cut or added to, the same text.
  int reprinted = 0;
  int other_headline = 0;
  int same_middle = 0;
  for (const auto& [text, copies] : all.texts) {
    if (copies.size() < 2) continue;
    ++reprinted;
    other_headline += all.headlines.at(text).size() > 1 ? 1 : 0;
    const std::string& original = copies[0];
    const std::string piece = original.substr(original.size() / 3, 60);
    same_middle += copies[1].find(piece) != std::string::npos ? 1 : 0;
  }
  CHECK(reprinted > 800);
  CHECK(other_headline > 0.98 * reprinted);
  CHECK(same_middle > 0.9 * reprinted);
}

TEST_CASE("the statistics of a corpus are those of a news archive") {
  const CorpusStatistics& all = statistics();
  check_words(all);
  check_lengths(all);
  check_shares(all);
  check_dates(all);
  check_stories(all);
}

}  // namespace
}  // namespace dateline::corpus
