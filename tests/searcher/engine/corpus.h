#pragma once

#include <random>
#include <string>
#include <vector>

#include "common/article.h"
#include "searcher/engine/request.h"
#include "searcher/query/ast.h"

namespace dateline::engine_test {

using Random = std::mt19937;

template <typename T>
const T& pick(Random& random, const std::vector<T>& list) {
  return list[random() % list.size()];
}

inline bool chance(Random& random, unsigned percent) { return random() % 100 < percent; }

// A date of the `years` from `first_year` on: now and then none, a year or a month alone.
Date random_date(Random& random, int first_year, int years);

// What happened to an index: the articles of each segment in the order they were added. Those with
// an id that comes again later are replaced.
struct Corpus {
  std::vector<std::vector<Article>> segments;
};

// Small articles from a vocabulary that holds what is hard: stop words of one and of several
// languages, inflections, hyphens, possessives, diacritics, numbers, acronyms, CJK.
Corpus random_corpus(Random& random);

// Writes it to an index at `path`, a segment at a time.
void build_index(const Corpus& corpus, const std::string& path);

// A query tree in normal form over the same vocabulary, of any kind of node.
Node random_query(Random& random, int depth);

Filters random_filters(Random& random);

// The tests' "today".
Day test_today();

}  // namespace dateline::engine_test
