#include "searcher/engine/search.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "searcher/engine/expansion.h"
#include "searcher/engine/explain.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/prepared_query.h"
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
  return answer(request, [&](const Node& tree) { return run(request, tree); });
}

// Runs the query, and again as any of its words where that is called for.
Response Searcher::answer(const Request& request,
                          const std::function<Response(const Node&)>& run) const {
  const auto start = std::chrono::steady_clock::now();
  ParsedQuery parsed = parse_query(request.query, request.today);
  const Node loose = loosen(parsed.root);
  Response response = run(request.match == Match::kAny ? loose : parsed.root);
  if (request.match == Match::kAuto && response.total == 0 && !(loose == parsed.root)) {
    Response any = run(loose);
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

PreparedQuery Searcher::prepare(const Request& request, const Node& tree,
                                Response& response) const {
  PreparedQuery query;
  query.planned = Planner(snapshot_, analyzer_).plan(tree);
  response.interpreted = to_string(tree);
  response.diagnostics = std::move(query.planned.diagnostics);
  // Without words all scores are equal, and equal scores are ordered newest first.
  const bool scored = query.planned.plan.scored();
  query.sort = request.sort == Sort::kRelevance && !scored ? Sort::kNewest : request.sort;
  if (query.sort != Sort::kRelevance) return query;
  const bool shown = request.limit > 0 && request.offset < kRankedAnew;
  if (shown || request.expand) query.proximity.emplace(snapshot_, query.planned.words);
  if (request.expand) expand(request, query.planned, query.anew(), response.diagnostics);
  if (!shown) query.proximity.reset();
  if (request.recency_days > 0) {
    query.planned.plan =
        with_recency(std::move(query.planned.plan), request.today, request.recency_days);
  }
  return query;
}

void Searcher::add_counts(const Request& request, const Matches& matches,
                          Response& response) const {
  response.total = matches.total;
  response.exact = matches.exact;
  if (request.collapse) response.stories = matches.stories;
  response.date_none = matches.undated;
  response.facets = make_facets(snapshot_, request, matches, response.date_interval);
}

Response Searcher::run(const Request& request, const Node& tree) const {
  Response response;
  PreparedQuery query = prepare(request, tree, response);
  const auto all = static_cast<std::size_t>(snapshot_.documents());
  const std::size_t wanted =
      std::min(std::min(request.limit, all) + std::min(request.offset, all), all);
  const Matches matches = find(request, query.planned.plan, query.sort, wanted, query.anew());
  add_counts(request, matches, response);
  Snippets snippets(query.planned.patterns, analyzer_);
  for (std::size_t i = request.offset; i < matches.top.size(); ++i) {
    response.hits.push_back(make_hit(request, query, matches.top[i], i, snippets));
  }
  return response;
}

// The `wanted` best results, ranked anew where `proximity` is given.
Matches Searcher::find(const Request& request, const Plan& plan, Sort sort, std::size_t wanted,
                       ProximityRanking* proximity) const {
  std::size_t limit = wanted;
  if (proximity != nullptr) {
    limit = std::max(wanted, std::min<std::size_t>(kRankedAnew, snapshot_.documents()));
  }
  Matches matches = request.engine == Engine::kWindows
                        ? evaluate_by_windows(snapshot_, plan, request, sort, limit)
                        : evaluate_by_xapian(snapshot_, plan, request, sort, limit);
  if (proximity != nullptr) proximity->rank_anew(matches.top);
  if (matches.top.size() > wanted) matches.top.resize(wanted);
  return matches;
}

void Searcher::expand(const Request& request, PlannedQuery& planned, ProximityRanking* proximity,
                      std::vector<Diagnostic>& diagnostics) const {
  Request first = request;
  first.facets.clear();
  first.total = false;
  first.collapse = false;
  const Matches best = find(first, planned.plan, Sort::kRelevance, kFeedbackArticles, proximity);
  ExpandedPlan wider = expanded(snapshot_, analyzer_, planned.plan, best.top, planned.words.size());
  planned.plan = std::move(wider.plan);
  if (wider.words.empty()) return;
  std::string message = "also searched:";
  for (const std::string& word : wider.words) message += " " + word;
  diagnostics.push_back({Diagnostic::Level::kNote, 0, 0, std::move(message)});
}

// `place` is the rank from 0.
Hit Searcher::make_hit(const Request& request, PreparedQuery& query, const Ranked& ranked,
                       std::size_t place, Snippets& snippets) const {
  const Segment& segment = snapshot_.segments()[ranked.address.segment];
  Hit hit;
  hit.rank = place + 1;
  hit.score = ranked.score;
  hit.similar = ranked.similar;
  if (request.explain) {
    hit.explanation = Explainer(snapshot_).explain(query.planned.plan, ranked.address);
    if (query.anew() != nullptr && place < kRankedAnew) {
      const ProximityRanking::Bonus bonus = query.anew()->bonus(ranked.address);
      hit.explanation->proximity = bonus.proximity;
      hit.explanation->exact_forms = bonus.forms;
    }
  }
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
