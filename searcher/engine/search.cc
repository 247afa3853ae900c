#include "searcher/engine/search.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "searcher/engine/explain.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/planner.h"
#include "searcher/engine/proximity_ranking.h"
#include "searcher/engine/recency.h"
#include "searcher/engine/snippet.h"
#include "searcher/engine/window_engine.h"
#include "searcher/engine/xapian_engine.h"
#include "searcher/query/loosen.h"

namespace dateline {
namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

}  // namespace

Response Searcher::search(const Request& request) const {
  const auto start = std::chrono::steady_clock::now();
  ParsedQuery parsed = parse_query(request.query, request.today);
  const Node loose = loosen(parsed.root);
  Response response = run(request, request.match == Match::kAny ? loose : parsed.root);
  if (request.match == Match::kAuto && response.total == 0 && !(loose == parsed.root)) {
    Response any = run(request, loose);
    if (any.total > 0) {
      response = std::move(any);
      parsed.diagnostics.push_back(
          {Diagnostic::Level::kNote, 0, 0, "nothing has all of these words: showing what has any"});
    }
  }
  response.diagnostics.insert(response.diagnostics.begin(), parsed.diagnostics.begin(),
                              parsed.diagnostics.end());
  response.query = request.query;
  response.took_ms = milliseconds_since(start);
  return response;
}

Response Searcher::run(const Request& request, const Node& tree) const {
  Response response;
  response.interpreted = to_string(tree);
  PlannedQuery planned = Planner(snapshot_, analyzer_).plan(tree);
  response.diagnostics = std::move(planned.diagnostics);
  // Without words all scores are equal, and equal scores are ordered newest first.
  const Sort sort =
      request.sort == Sort::kRelevance && !planned.plan.scored() ? Sort::kNewest : request.sort;
  if (request.recency_days > 0 && sort == Sort::kRelevance) {
    planned.plan = with_recency(std::move(planned.plan), request.today, request.recency_days);
  }
  const auto all = static_cast<std::size_t>(snapshot_.documents());
  const std::size_t wanted =
      std::min(std::min(request.limit, all) + std::min(request.offset, all), all);
  std::optional<ProximityRanking> proximity;
  if (sort == Sort::kRelevance && request.limit > 0 && request.offset < kRankedAnew) {
    proximity.emplace(snapshot_, planned.words);
  }
  const bool anew = proximity && proximity->applies();
  const std::size_t limit = anew ? std::max(wanted, std::min(kRankedAnew, all)) : wanted;
  Matches matches = request.engine == Engine::kWindows
                        ? evaluate_by_windows(snapshot_, planned.plan, request, sort, limit)
                        : evaluate_by_xapian(snapshot_, planned.plan, request, sort, limit);
  if (anew) {
    proximity->rank_anew(matches.top);
    if (matches.top.size() > wanted) matches.top.resize(wanted);
  }
  response.total = matches.total;
  response.exact = matches.exact;
  if (request.collapse) response.stories = matches.stories;
  response.date_none = matches.undated;
  response.facets = make_facets(snapshot_, request, matches, response.date_interval);
  Snippets snippets(std::move(planned.patterns), analyzer_);
  for (std::size_t i = request.offset; i < matches.top.size(); ++i) {
    response.hits.push_back(make_hit(request, matches.top[i], snippets));
    response.hits.back().rank = i + 1;
    if (!request.explain) continue;
    const DocAddress address = matches.top[i].address;
    Explanation explanation = Explainer(snapshot_).explain(planned.plan, address);
    if (anew && i < kRankedAnew) {
      const ProximityRanking::Bonus bonus = proximity->bonus(address);
      explanation.proximity = bonus.proximity;
      explanation.exact_forms = bonus.forms;
    }
    response.hits.back().explanation = std::move(explanation);
  }
  return response;
}

Hit Searcher::make_hit(const Request& request, const Ranked& ranked, Snippets& snippets) const {
  const Segment& segment = snapshot_.segments()[ranked.address.segment];
  Hit hit;
  hit.score = ranked.score;
  hit.similar = ranked.similar;
  if (!request.stored) {
    hit.article.id = segment.columns().id(ranked.address.doc);
    hit.article.date = segment.columns().date(ranked.address.doc);
    return hit;
  }
  hit.article = segment.article(ranked.address.doc);
  if (request.snippets) {
    hit.snippet = snippets.passage(hit.article.body, hit.article.language);
    hit.title_highlights = snippets.highlights(hit.article.title, hit.article.language);
  }
  return hit;
}

std::optional<Article> Searcher::article(const std::string& id) const {
  const auto address = snapshot_.find(id);
  if (!address) return std::nullopt;
  return snapshot_.segments()[address->segment].article(address->doc);
}

}  // namespace dateline
