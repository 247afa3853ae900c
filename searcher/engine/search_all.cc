#include <algorithm>
#include <optional>
#include <vector>

#include "common/program.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/full_ranking.h"
#include "searcher/engine/prepared_query.h"
#include "searcher/engine/search.h"

namespace dateline {
namespace {

// After so many hits the memory of what was read for them is given back.
constexpr std::size_t kHitsBetweenReleases = 250;
// And so is what an analyzer remembers of words.
constexpr std::size_t kHitsOfAnAnalyzer = 10'000;

void release(const Snapshot& snapshot) {
  for (const Segment& segment : snapshot.segments()) segment.release();
}

}  // namespace

Response Searcher::search_all(const Request& asked, HitConsumer& consumer,
                              const KeepHit& keep) const {
  Request request = asked;
  request.offset = 0;
  request.total = true;
  std::optional<PreparedQuery> prepared;
  std::optional<FullRanking> ranking;
  const Response response = answer(request, [&](const Request& one, const Node& tree) {
    Response found;
    prepared.emplace(prepare(one, Planner(snapshot_, analyzer_).plan(tree), found));
    found.interpreted = to_string(tree);
    ranking.emplace(snapshot_, prepared->planned.plan, one, prepared->sort, keep);
    add_counts(one, ranking->matches(), found);
    return found;
  });
  PreparedQuery& query = *prepared;
  std::vector<Ranked> best;
  for (std::size_t i = 0; i < std::min(ranking->size(), kRankedAnew); ++i) {
    best.push_back((*ranking)[i]);
  }
  if (query.anew() != nullptr) query.anew()->rank_anew(best);
  const std::size_t count = std::min(ranking->size(), request.limit);
  consumer.begin(response, count);
  std::optional<Analyzer> analyzer;
  std::optional<Snippets> snippets;
  for (std::size_t i = 0; i < count; ++i) {
    check_interrupted();
    if (i % kHitsBetweenReleases == 0) release(snapshot_);
    if (i % kHitsOfAnAnalyzer == 0) {
      snippets.reset();
      analyzer.emplace();
      snippets.emplace(query.planned.shown, *analyzer);
    }
    const Ranked ranked = i < best.size() ? best[i] : (*ranking)[i];
    Hit hit;
    fill_hit(request, query, ranked, i, *snippets, hit);
    consumer.take(hit);
  }
  return response;
}

}  // namespace dateline
