// The engine against a second, naive reading of the same contracts, on random indexes and queries.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/index/dimension.h"
#include "common/index/schema.h"
#include "common/text/fold.h"
#include "searcher/engine/search.h"
#include "searcher/query/loosen.h"
#include "tests/catch.h"
#include "tests/searcher/engine/corpus.h"
#include "tests/searcher/engine/naive.h"
#include "tests/temp_folder.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

using Counts = std::map<std::string, std::uint64_t>;
using Documents = std::vector<const NaiveIndex::Document*>;

const std::vector<Facet> kFacets = {Facet::kCountry,  Facet::kMentions, Facet::kSource,
                                    Facet::kLanguage, Facet::kTopic,    Facet::kAuthor};

struct FilterField {
  Dimension dimension;
  Node::Kind kind;
  std::vector<std::string> Filters::*values;
};
const std::vector<FilterField> kFilters = {
    {Dimension::kCountry, Node::Kind::kCountry, &Filters::countries},
    {Dimension::kMentions, Node::Kind::kMentions, &Filters::mentions},
    {Dimension::kSource, Node::Kind::kSource, &Filters::sources},
    {Dimension::kSourceCountry, Node::Kind::kSourceCountry, &Filters::source_countries},
    {Dimension::kLanguage, Node::Kind::kLanguage, &Filters::languages},
    {Dimension::kTopic, Node::Kind::kTopic, &Filters::topics},
    {Dimension::kAuthor, Node::Kind::kAuthor, &Filters::authors}};

Dimension dimension_of(Facet facet) {
  static const std::map<Facet, Dimension> kMap = {
      {Facet::kCountry, Dimension::kCountry}, {Facet::kMentions, Dimension::kMentions},
      {Facet::kSource, Dimension::kSource},   {Facet::kLanguage, Dimension::kLanguage},
      {Facet::kTopic, Dimension::kTopic},     {Facet::kAuthor, Dimension::kAuthor}};
  return kMap.at(facet);
}

// The filters that a document fails; the range of dates is none of them.
std::set<Dimension> failures(const Article& article, const Filters& filters) {
  std::set<Dimension> failed;
  for (const FilterField& field : kFilters) {
    const std::vector<std::string>& wanted = filters.*field.values;
    if (!wanted.empty() && !has_value(article, field.kind, wanted)) failed.insert(field.dimension);
  }
  return failed;
}

// Live documents that match the query and lie in the range of dates.
Documents candidates(const NaiveIndex& naive, const Node& tree, const Filters& filters) {
  Documents found;
  for (const NaiveIndex::Document& document : naive.documents()) {
    if (!document.live || !naive.matches(tree, document)) continue;
    if (filters.dates.bounded() && !filters.dates.contains(document.article->date)) continue;
    found.push_back(&document);
  }
  return found;
}

Documents results(const Documents& all, const Filters& filters) {
  Documents found;
  for (const auto* document : all) {
    if (failures(*document->article, filters).empty()) found.push_back(document);
  }
  return found;
}

// By what values are compared by: spellings of one value count as one, once a document.
Counts naive_facet(const Documents& all, const Filters& filters, Dimension dimension) {
  Counts counts;
  for (const auto* document : all) {
    std::set<Dimension> failed = failures(*document->article, filters);
    failed.erase(dimension);
    if (!failed.empty()) continue;
    std::set<std::string> values;
    for (const std::string& value : values_of(*document->article, dimension)) {
      values.insert(comparable(dimension, value));
    }
    for (const std::string& value : values) ++counts[value];
  }
  return counts;
}

Counts by_comparable(const Counts& counts, Dimension dimension) {
  Counts out;
  for (const auto& [value, count] : counts) out[comparable(dimension, value)] += count;
  return out;
}

Counts naive_timeline(const Documents& found, DateInterval interval) {
  const std::size_t length = interval == DateInterval::kDay     ? 10
                             : interval == DateInterval::kMonth ? 7
                                                                : 4;
  Counts counts;
  for (const auto* document : found) {
    if (document->article->date.known()) {
      ++counts[document->article->date.to_string().substr(0, length)];
    }
  }
  return counts;
}

Counts counts_of(const FacetResult& facet) {
  Counts counts;
  for (const FacetValue& value : facet.values) counts[value.value] = value.count;
  return counts;
}

void check_order(const Response& response, Sort sort) {
  for (std::size_t i = 1; i < response.hits.size(); ++i) {
    const Hit& a = response.hits[i - 1];
    const Hit& b = response.hits[i];
    const std::string first = date_value(a.article.date);
    const std::string second = date_value(b.article.date);
    const bool newer_first = first >= second;
    const bool older_first = second.empty() || (!first.empty() && first <= second);
    switch (sort) {
      case Sort::kRelevance:
        REQUIRE(a.score >= b.score);
        if (a.score == b.score) REQUIRE(newer_first);
        break;
      case Sort::kNewest:
        REQUIRE(newer_first);
        if (first == second) REQUIRE(a.score >= b.score);
        break;
      case Sort::kOldest:
        REQUIRE(older_first);
        if (first == second) REQUIRE(a.score >= b.score);
        break;
    }
  }
}

void check_snippet(const Hit& hit) {
  const auto check_spans = [](const std::vector<Span>& spans, const std::string& text) {
    std::size_t end = 0;
    for (const Span& span : spans) {
      REQUIRE(span.begin >= end);
      REQUIRE(span.begin < span.end);
      REQUIRE(span.end <= text.size());
      end = span.end;
    }
  };
  check_spans(hit.snippet.highlights, hit.snippet.text);
  check_spans(hit.title_highlights, hit.article.title);
}

Request random_request(Random& random, const std::string& query) {
  Request request;
  request.query = query;
  request.filters = random_filters(random);
  request.match =
      pick(random, std::vector<Match>{Match::kAll, Match::kAll, Match::kAny, Match::kAuto});
  request.sort = pick(random, std::vector<Sort>{Sort::kRelevance, Sort::kNewest, Sort::kOldest});
  request.limit = 1000;
  request.today = test_today();
  for (const Facet facet : kFacets) request.facets.push_back({facet, 1000});
  request.facets.push_back({Facet::kDate, pick(random, std::vector<std::size_t>{1, 12, 31, 1000})});
  return request;
}

// The tree that answers a request, by the rules of Match.
Node answered_tree(const NaiveIndex& naive, const Node& tree, const Request& request) {
  const Node loose = loosen(tree);
  if (request.match == Match::kAny) return loose;
  if (request.match == Match::kAll) return tree;
  const bool found = !results(candidates(naive, tree, request.filters), request.filters).empty();
  const bool any = !results(candidates(naive, loose, request.filters), request.filters).empty();
  return found || !any ? tree : loose;
}

std::set<std::string> ids(const Documents& documents) {
  std::set<std::string> out;
  for (const auto* document : documents) out.insert(document->article->id);
  return out;
}

void compare(const Searcher& searcher, const NaiveIndex& naive, const Node& typed, Random& random) {
  const Request request = random_request(random, to_string(typed));
  CAPTURE(request.query, request.filters.countries, request.filters.sources,
          request.filters.languages, to_string(request.filters.dates));
  REQUIRE(parse_query(request.query, request.today).root == typed);
  const Node tree = answered_tree(naive, typed, request);
  const Documents all = candidates(naive, tree, request.filters);
  const Documents expected = results(all, request.filters);
  const Response response = searcher.search(request);

  CAPTURE(response.interpreted);
  REQUIRE(response.interpreted == to_string(tree));
  std::set<std::string> found;
  for (const Hit& hit : response.hits) {
    REQUIRE(found.insert(hit.article.id).second);
    REQUIRE(hit.rank == found.size());
    check_snippet(hit);
  }
  REQUIRE(found == ids(expected));
  REQUIRE(response.total == expected.size());
  check_order(response, request.sort);

  std::uint64_t undated = 0;
  for (const auto* document : expected) undated += document->article->date.known() ? 0 : 1;
  REQUIRE(response.date_none == undated);
  REQUIRE(response.facets.size() == request.facets.size());
  for (std::size_t i = 0; i < kFacets.size(); ++i) {
    CAPTURE(i);
    const Dimension dimension = dimension_of(kFacets[i]);
    const Counts counts = naive_facet(all, request.filters, dimension);
    REQUIRE(by_comparable(counts_of(response.facets[i]), dimension) == counts);
    REQUIRE(response.facets[i].distinct == counts.size());
  }
  REQUIRE(counts_of(response.facets.back()) ==
          naive_timeline(expected, response.facets.back().interval));

  std::string stem;
  if (!naive.single_stem(tree, stem)) return;
  for (const Hit& hit : response.hits) {
    for (const auto* document : expected) {
      if (document->article->id != hit.article.id) continue;
      const double score = naive.bm25(stem, *document);
      REQUIRE(std::abs(hit.score - score) <= 1e-6 * score);
    }
  }
}

}  // namespace

TEST_CASE("searches agree with a naive reading of the query language", "[engine]") {
  constexpr std::uint32_t kFirstSeed = 100;
  constexpr std::uint32_t kIndexes = 30;
  for (std::uint32_t seed = kFirstSeed; seed < kFirstSeed + kIndexes; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const Corpus corpus = random_corpus(random);
    const TempFolder folder;
    build_index(corpus, folder / "index");
    const Snapshot snapshot(folder / "index");
    REQUIRE(snapshot.segments().size() == corpus.segments.size());
    const Searcher searcher(snapshot);
    const NaiveIndex naive(corpus);
    for (int i = 0; i < 60; ++i) {
      CAPTURE(i);
      compare(searcher, naive, random_query(random, i % 4), random);
    }
  }
}
