// The window engine against Xapian's matcher, on indexes large enough for many windows and blocks:
// several segments, runs that are not sorted, tombstones, words that are rare and words that are
// nearly everywhere.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "common/index/columns.h"
#include "indexer/build/index_writer.h"
#include "searcher/engine/proximity_ranking.h"
#include "searcher/engine/search.h"
#include "tests/catch.h"
#include "tests/searcher/engine/corpus.h"
#include "tests/temp_folder.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

using Strings = std::vector<std::string>;

constexpr double kTolerance = 1e-5;  // of scores in single precision, relative

const Strings kCountries = {"AL", "IR", "US", "DE", "LK"};

// Words whose frequencies fall as in a language: a few are in most articles, most in a handful.
std::string zipf_word(Random& random) {
  static const Strings kEndings = {"", "", "", "s", "ed", "ing"};
  const double place = std::exp(std::uniform_real_distribution<double>(0, std::log(4000))(random));
  std::string word = "w";
  for (auto number = static_cast<unsigned>(place); number > 0; number /= 20) {
    word += static_cast<char>('a' + number % 20);
  }
  return word + pick(random, kEndings);
}

std::string zipf_text(Random& random, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (chance(random, 8)) text += "the ";
    text += zipf_word(random);
    const unsigned dice = random() % 20;
    text += dice == 0 ? ".\n\n" : dice < 3 ? ". " : " ";
  }
  return text;
}

Date date_of(Random& random) {
  Date date = random_date(random, 2015, 8);
  if (date.precision == Date::Precision::kDay && chance(random, 50)) {
    date.seconds = static_cast<std::int32_t>(random() % 86400);
  }
  return date;
}

Article invented_article(Random& random, int number) {
  static const Strings kSources = {"Daily Mirror", "daily mirror", "Reuters", "ANSA"};
  Article article;
  article.id = "n" + std::to_string(number);
  article.title = zipf_text(random, 2 + random() % 5);
  article.body = zipf_text(random, 5 + random() % (chance(random, 10) ? 120 : 25));
  article.date = date_of(random);
  for (const std::string& country : kCountries) {
    if (chance(random, country == "AL" ? 2 : 30)) article.countries.push_back(country);
  }
  article.mentions = article.countries;
  article.source = pick(random, kSources);
  article.language = chance(random, 80) ? "en" : "de";
  if (chance(random, 30)) article.topics = {pick(random, Strings{"sport", "Sport", "politics"})};
  article.story = "s-" + std::to_string(random() % 4000);
  return article;
}

// Two large segments and small ones, of which eight are merged into one of eight runs; one article
// in thirty is replaced by a later one.
void build_large_index(Random& random, const std::string& path) {
  IndexWriter writer(path, "test");
  int next = 0;
  for (const int size : {9000, 5000, 700, 40, 30, 300, 60, 500, 20, 90, 10, 200}) {
    for (int i = 0; i < size; ++i) {
      const bool replaces = next > 100 && chance(random, 3);
      writer.add(invented_article(
          random, replaces ? static_cast<int>(random() % static_cast<unsigned>(next)) : next++));
    }
    writer.publish();
  }
}

std::string random_words(Random& random, int count, const std::string& between) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i == 0 ? "" : between) + zipf_word(random);
  return text;
}

std::string random_clause(Random& random, int depth) {
  const int more = 2 + static_cast<int>(random() % 3);
  const auto both = [&](const std::string& operation) {
    return zipf_word(random) + operation + zipf_word(random);
  };
  switch (random() % (depth > 0 ? 20 : 14)) {
    case 0:
      return '"' + random_words(random, 2, " ") + '"';
    case 1:
      return "\"the " + zipf_word(random) + '"';
    case 2:
      return both(" NEAR/4 ");
    case 3:
      return both(" /s ");
    case 4:
      return "title:" + zipf_word(random);
    case 5:
      return "hlead:" + zipf_word(random);
    case 6:
      return zipf_word(random).substr(0, 3) + "*";
    case 7:
      return "atleast2 " + zipf_word(random);
    case 8:
      return "country:" + pick(random, kCountries);
    case 9:
      return pick(random, Strings{"date:2017", "date:2016-03..2019-05", "since:2021", "date:none",
                                  "words:>30", "source:reuters", "lang:de"});
    case 14:
    case 15:
      return "(" + random_clause(random, depth - 1) + " OR " + random_clause(random, depth - 1) +
             ")";
    case 16:
      return "(" + random_clause(random, depth - 1) + " " + random_clause(random, depth - 1) + ")";
    case 17:
      return "(" + zipf_word(random) + " -" + random_clause(random, depth - 1) + ")";
    case 18:
      return "-" + random_clause(random, depth - 1);
    case 19:
      return "(" + random_words(random, more, " OR ") + ")";
    default:
      return zipf_word(random);
  }
}

std::string random_query_text(Random& random) {
  const int count = 1 + static_cast<int>(random() % 4);
  switch (random() % 8) {
    case 0:
      return zipf_word(random);
    case 1:
    case 2:
      return random_words(random, count + 1, " OR ");
    case 3:
      return random_words(random, count, " ");
    case 4:
      return chance(random, 30) ? "" : random_clause(random, 0);
    default:
      break;
  }
  std::string text;
  for (int i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + random_clause(random, 2);
  return text;
}

Filters random_facet_filters(Random& random) {
  Filters filters;
  if (chance(random, 50)) return filters;
  if (chance(random, 40)) filters.countries = {pick(random, kCountries)};
  if (chance(random, 20)) filters.countries.push_back(pick(random, kCountries));
  if (chance(random, 20)) filters.languages = {"de"};
  if (chance(random, 20)) filters.sources = {"DAILY mirror"};
  if (chance(random, 20)) filters.topics = {"sport"};
  if (chance(random, 30)) {
    filters.dates = *parse_date_range(
        pick(random, Strings{"2016", "2015-05..2018-02", "2021-03-04..", "none"}), test_today());
  }
  return filters;
}

Request random_request(Random& random) {
  Request request;
  request.query = random_query_text(random);
  request.filters = random_facet_filters(random);
  request.match = pick(random, std::vector<Match>{Match::kAll, Match::kAny, Match::kAuto});
  request.sort = pick(
      random, std::vector<Sort>{Sort::kRelevance, Sort::kRelevance, Sort::kNewest, Sort::kOldest});
  request.limit = pick(random, std::vector<std::size_t>{1, 10, 10, 100, 20000});
  request.offset = chance(random, 20) ? random() % 50 : 0;
  request.today = test_today();
  request.snippets = false;
  request.stored = false;
  if (chance(random, 20)) request.recency_days = 1 + random() % 400;
  request.threads = 1 + random() % 3;
  if (chance(random, 60)) {
    for (const Facet facet : {Facet::kCountry, Facet::kMentions, Facet::kSource, Facet::kLanguage,
                              Facet::kTopic, Facet::kDate}) {
      if (chance(random, 70)) request.facets.push_back({facet, 1 + random() % 100});
    }
  }
  request.total = chance(random, 70);
  request.collapse = chance(random, 10);
  return request;
}

bool close(double a, double b) {
  return std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b)) + 1e-9;
}

// The same hits in the same order, but for hits that rank alike: at both ends of a page one of
// several may stand for another.
void check_hits(const Response& window, const Response& oracle, Sort sort) {
  REQUIRE(window.hits.size() == oracle.hits.size());
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < oracle.hits.size(); ++i) places[oracle.hits[i].article.id] = i;
  for (std::size_t i = 0; i < window.hits.size(); ++i) {
    const Hit& hit = window.hits[i];
    const Hit& expected = oracle.hits[i];
    CAPTURE(i, hit.article.id, expected.article.id, hit.score, expected.score);
    REQUIRE(hit.rank == expected.rank);
    if (sort == Sort::kRelevance) {
      REQUIRE(close(hit.score, expected.score));
    } else {
      REQUIRE(hit.article.date == expected.article.date);
    }
    if (hit.article.id == expected.article.id) {
      REQUIRE(hit.similar == expected.similar);
      REQUIRE(close(hit.score, expected.score));
      continue;
    }
    const auto there = places.find(hit.article.id);
    if (there == places.end()) {
      if (sort == Sort::kRelevance) {
        REQUIRE((close(hit.score, oracle.hits.back().score) ||
                 close(hit.score, oracle.hits.front().score)));
      }
      continue;
    }
    REQUIRE(close(hit.score, oracle.hits[there->second].score));
  }
}

void check_facets(const Response& window, const Response& oracle) {
  REQUIRE(window.facets.size() == oracle.facets.size());
  for (std::size_t i = 0; i < window.facets.size(); ++i) {
    CAPTURE(i);
    REQUIRE(window.facets[i].distinct == oracle.facets[i].distinct);
    REQUIRE(window.facets[i].values.size() == oracle.facets[i].values.size());
    for (std::size_t k = 0; k < window.facets[i].values.size(); ++k) {
      CAPTURE(k);
      REQUIRE(window.facets[i].values[k].value == oracle.facets[i].values[k].value);
      REQUIRE(window.facets[i].values[k].count == oracle.facets[i].values[k].count);
      REQUIRE(window.facets[i].values[k].selected == oracle.facets[i].values[k].selected);
    }
  }
}

// Whether the last article that is ranked anew and the first that is not scored alike before: which
// of them it is then depends on rounding, while what it gains by that does not.
bool tied_at_rank_anew(const Searcher& searcher, Request request) {
  if (request.sort != Sort::kRelevance || request.offset >= kRankedAnew) return false;
  request.engine = Engine::kXapian;
  request.facets.clear();
  request.offset = 0;
  request.limit = kRankedAnew + 1;
  request.explain = true;
  const std::vector<Hit> hits = searcher.search(request).hits;
  if (hits.size() <= kRankedAnew) return false;
  bool gained = false;
  bool tied = false;
  for (const Hit& hit : std::span(hits).first(kRankedAnew)) {
    const double gain = hit.explanation->proximity + hit.explanation->exact_forms;
    gained = gained || gain > 0;
    tied = tied || close(hit.score - gain, hits.back().score);
  }
  return gained && tied;
}

void compare(const Searcher& searcher, Request request) {
  CAPTURE(request.query, request.limit, request.offset, request.threads, request.recency_days,
          request.filters.countries, request.filters.languages, request.filters.sources,
          request.filters.topics, to_string(request.filters.dates), static_cast<int>(request.sort),
          request.total, request.facets.size());
  if (tied_at_rank_anew(searcher, request)) request.offset = kRankedAnew;
  const Response window = searcher.search(request);
  CAPTURE(window.interpreted);
  request.engine = Engine::kXapian;
  const Response oracle = searcher.search(request);
  const bool counted = request.total || !request.facets.empty() || request.collapse;
  REQUIRE(window.exact == counted);
  if (counted) {
    REQUIRE(window.total == oracle.total);
    REQUIRE(window.date_none == oracle.date_none);
    REQUIRE(window.stories == oracle.stories);
    check_facets(window, oracle);
  } else {
    REQUIRE(window.total <= oracle.total);
    REQUIRE(window.total >= window.hits.size());
  }
  check_hits(window, oracle, request.sort);
}

// What a test run makes: under the sanitizers, where a case takes twenty times as long, fewer.
#ifdef __SANITIZE_ADDRESS__
constexpr int kOracleCases = 600;
#else
constexpr int kOracleCases = 2500;
#endif

// $DATELINE_ORACLE_CASES and $DATELINE_ORACLE_SEED: more cases than a test run makes, or others.
int from_environment(const char* name, int fallback) {
  const char* value = std::getenv(name);
  return value == nullptr ? fallback : std::atoi(value);
}

}  // namespace

TEST_CASE("both engines give the same answers", "[engine][oracle]") {
  const int seed = from_environment("DATELINE_ORACLE_SEED", 2022);
  const int cases = from_environment("DATELINE_ORACLE_CASES", kOracleCases);
  CAPTURE(seed);
  Random random(static_cast<unsigned>(seed));
  const TempFolder folder;
  build_large_index(random, folder / "index");
  const Snapshot snapshot(folder / "index");
  REQUIRE(snapshot.segments().size() > 2);
  const Searcher searcher(snapshot);
  for (int i = 0; i < cases; ++i) {
    CAPTURE(i);
    compare(searcher, random_request(random));
  }
}
