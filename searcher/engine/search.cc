#include "searcher/engine/search.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "searcher/engine/advice.h"
#include "searcher/engine/expansion.h"
#include "searcher/engine/explain.h"
#include "searcher/engine/facets.h"
#include "searcher/engine/plan_builders.h"
#include "searcher/engine/planner.h"
#include "searcher/engine/prepared_query.h"
#include "searcher/engine/recency.h"
#include "searcher/engine/similar.h"
#include "searcher/engine/snippet.h"
#include "searcher/engine/suggest.h"
#include "searcher/engine/window_engine.h"
#include "searcher/engine/xapian_engine.h"
#include "searcher/query/loosen.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

}  // namespace

Response Searcher::search(const Request& request) const {
  return answer(request, [this](const Request& one, const Node& tree) { return run(one, tree); });
}

// Runs the query, and again as any of its words where that is called for.
Response Searcher::answer(const Request& asked, const Run& run) const {
  const auto start = std::chrono::steady_clock::now();
  Request request = asked;
  ParsedQuery parsed = parse_query(request.query, request.today);
  if (asks_for_story(parsed.root)) request.collapse = false;
  Response response =
      request.match == Match::kAny ? run(request, loosen(parsed.root)) : run(request, parsed.root);
  if (request.match == Match::kAuto && response.total == 0) {
    const Node loose = loosen(parsed.root);
    Response any = loose == parsed.root ? Response() : run(request, loose);
    if (any.total > 0) {
      response = std::move(any);
      parsed.diagnostics.push_back(
          {Diagnostic::Level::kNote, 0, 0, "nothing has all of these words: showing what has any"});
    }
  }
  if (request.advise) advise(request, parsed.root, response);
  response.diagnostics.insert(response.diagnostics.begin(), parsed.diagnostics.begin(),
                              parsed.diagnostics.end());
  response.query = request.query;
  response.took_ms = milliseconds_since(start);
  return response;
}

std::optional<Response> Searcher::similar(const Request& request, const std::string& id) const {
  const auto start = std::chrono::steady_clock::now();
  const auto address = snapshot_.find(id);
  if (!address) return std::nullopt;
  SimilarQuery similar = similar_query(snapshot_, analyzer_, *address);
  ParsedQuery parsed = parse_query(request.query, request.today);
  if (parsed.root.kind != Node::Kind::kEverything) {
    PlannedQuery wanted = Planner(snapshot_, analyzer_).plan(parsed.root);
    similar.planned.plan =
        inner(Plan::Kind::kAnd, {std::move(wanted.plan), std::move(similar.planned.plan)});
    std::move(wanted.shown.begin(), wanted.shown.end(), std::back_inserter(similar.planned.shown));
    similar.planned.diagnostics = std::move(parsed.diagnostics);
  }
  Response response = run(request, std::move(similar.planned));
  response.query = request.query;
  response.interpreted = to_string(make_and({std::move(parsed.root), std::move(similar.words)}));
  const Article article = snapshot_.segments()[address->segment].article(address->doc);
  response.similar_to = ArticleName{article.id, article.title};
  response.took_ms = milliseconds_since(start);
  return response;
}

Response Searcher::judge(const Request& request, const std::string& id) const {
  const auto start = std::chrono::steady_clock::now();
  const ParsedQuery parsed = parse_query(request.query, request.today);
  Request one = request;
  one.facets.clear();
  one.offset = 0;
  one.limit = 1;
  one.collapse = one.expand = false;
  one.explain = true;
  if (one.match == Match::kAuto) {
    one.match = Match::kAll;
    if (count(one, parsed.root) == 0) one.match = Match::kAny;
  }
  const Node asked = one.match == Match::kAny ? loosen(parsed.root) : parsed.root;
  Node article;
  article.kind = Node::Kind::kId;
  article.values = {id};
  Response response = run(one, make_and({asked, std::move(article)}));
  response.query = request.query;
  response.interpreted = to_string(asked);
  response.took_ms = milliseconds_since(start);
  return response;
}

Response Searcher::run(const Request& request, const Node& tree) const {
  Response response = run(request, Planner(snapshot_, analyzer_).plan(tree));
  response.interpreted = to_string(tree);
  return response;
}

PreparedQuery Searcher::prepare(const Request& request, PlannedQuery planned,
                                Response& response) const {
  PreparedQuery query;
  query.planned = std::move(planned);
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
  response.facets = make_facets(snapshot_, request, matches);
}

Response Searcher::run(const Request& request, PlannedQuery planned) const {
  Response response;
  PreparedQuery query = prepare(request, std::move(planned), response);
  const auto all = static_cast<std::size_t>(snapshot_.documents());
  const std::size_t wanted =
      std::min(std::min(request.limit, all) + std::min(request.offset, all), all);
  const Matches matches = find(request, query.planned.plan, query.sort, wanted, query.anew());
  add_counts(request, matches, response);
  Snippets snippets(std::move(query.planned.shown), analyzer_);
  if (matches.top.size() > request.offset)
    response.hits.reserve(matches.top.size() - request.offset);
  for (std::size_t i = request.offset; i < matches.top.size(); ++i) {
    const DocAddress address = matches.top[i].address;
    const Columns& columns = snapshot_.segments()[address.segment].columns();
    columns.prefetch_id(address.doc);
    columns.prefetch_order(address.doc);
  }
  for (std::size_t i = request.offset; i < matches.top.size(); ++i) {
    fill_hit(request, query, matches.top[i], i, snippets, response.hits.emplace_back());
  }
  return response;
}

std::uint64_t Searcher::count(const Request& request, const Node& tree) const {
  Request totals = request;
  totals.facets.clear();
  totals.total = true;
  totals.collapse = false;
  const auto total = [&](const Node& root) {
    const PlannedQuery planned = Planner(snapshot_, analyzer_).plan(root);
    return find(totals, planned.plan, Sort::kNewest, 0, nullptr).total;
  };
  if (request.match == Match::kAny) return total(loosen(tree));
  const std::uint64_t all = total(tree);
  return all > 0 || request.match == Match::kAll ? all : total(loosen(tree));
}

void Searcher::advise(const Request& request, const Node& tree, Response& response) const {
  const CountResults counter = [this](const Request& other, const Node& root) {
    return count(other, root);
  };
  response.suggestion = suggest(snapshot_, analyzer_, request, tree, response.total, counter);
  if (response.total == 0 && response.exact) {
    response.advice = dateline::advise(request, tree, counter);
  }
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
void Searcher::fill_hit(const Request& request, PreparedQuery& query, const Ranked& ranked,
                        std::size_t place, Snippets& snippets, Hit& hit) const {
  const Segment& segment = snapshot_.segments()[ranked.address.segment];
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
    return;
  }
  hit.article = segment.article(ranked.address.doc);
  if (request.snippets) {
    hit.snippet = snippets.passage(hit.article.body, hit.article.language);
    hit.title_highlights =
        snippets.highlights(hit.article.title, hit.article.language, Highlighter::Zone::kTitle);
  }
}

ArticleHighlights Searcher::highlights(const Request& request, const Article& article,
                                       const std::string& similar_to) const {
  const Node root = parse_query(request.query, request.today).root;
  std::vector<PositionalNode> parts =
      Planner(snapshot_, analyzer_).plan(request.match == Match::kAny ? loosen(root) : root).shown;
  if (const auto address = snapshot_.find(similar_to); !similar_to.empty() && address) {
    SimilarQuery similar = similar_query(snapshot_, analyzer_, *address);
    std::move(similar.planned.shown.begin(), similar.planned.shown.end(),
              std::back_inserter(parts));
  }
  Snippets snippets(std::move(parts), analyzer_);
  return {snippets.highlights(article.title, article.language, Highlighter::Zone::kTitle),
          snippets.highlights(article.body, article.language, Highlighter::Zone::kBody)};
}

std::optional<Article> Searcher::article(const std::string& id) const {
  const auto address = snapshot_.find(id);
  if (!address) return std::nullopt;
  return snapshot_.segments()[address->segment].article(address->doc);
}

}  // namespace dateline
