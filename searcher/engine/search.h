#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/snapshot.h"
#include "searcher/engine/hit_consumer.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/request.h"
#include "searcher/engine/response.h"
#include "searcher/engine/snippet.h"

namespace dateline {

struct Plan;
struct PreparedQuery;
struct PlannedQuery;
class ProximityRanking;

// Byte ranges of the title and the body of an article, ascending, apart.
struct ArticleHighlights {
  std::vector<Span> title;
  std::vector<Span> body;
};

// Answers requests on one snapshot of an index: BM25 (bm25.h) over the statistics of the whole
// index, the best results ranked anew by where words stand (proximity_ranking.h); exact totals and
// facets. Equal scores, and so every search without words, are ordered newest first, the undated
// last. Not for sharing between threads.
class Searcher {
 public:
  explicit Searcher(const Snapshot& snapshot) : snapshot_(snapshot) {}

  // Throws Error::Kind::kInterrupted when Ctrl-C was pressed meanwhile.
  Response search(const Request& request) const;

  // The articles on the subject of another one (similar.h), among those that the request's filters
  // let pass and that match its query, if there is one. nullopt when no article has this id.
  std::optional<Response> similar(const Request& request, const std::string& id) const;

  // How one article answers the query of a request: its only hit, explained, or none where it does
  // not match.
  Response judge(const Request& request, const std::string& id) const;

  // As search(), with all matches as hits, up to `limit`, handed on one by one: what is kept of
  // them takes 12 bytes each, 20 when stories are collapsed. The response is without hits. With
  // `keep` only the matches that pass it are hits and count in the total; facets know nothing of
  // it.
  Response search_all(const Request& request, HitConsumer& consumer,
                      const KeepHit& keep = {}) const;

  // What of an article satisfies the query of a request, or with `similar_to` is shared with the
  // article of that id.
  ArticleHighlights highlights(const Request& request, const Article& article,
                               const std::string& similar_to = {}) const;

  // The stored article with this id.
  std::optional<Article> article(const std::string& id) const;

 private:
  using Run = std::function<Response(const Request&, const Node&)>;
  Response answer(const Request& asked, const Run& run) const;
  PreparedQuery prepare(const Request& request, PlannedQuery planned, Response& response) const;
  void add_counts(const Request& request, const Matches& matches, Response& response) const;
  Response run(const Request& request, const Node& tree) const;
  Response run(const Request& request, PlannedQuery planned) const;
  std::uint64_t count(const Request& request, const Node& tree) const;
  void advise(const Request& request, const Node& tree, Response& response) const;
  Matches find(const Request& request, const Plan& plan, Sort sort, std::size_t wanted,
               ProximityRanking* proximity) const;
  void expand(const Request& request, PlannedQuery& planned, ProximityRanking* proximity,
              std::vector<Diagnostic>& diagnostics) const;
  void fill_hit(const Request& request, PreparedQuery& query, const Ranked& ranked,
                std::size_t place, Snippets& snippets, Hit& hit) const;

  const Snapshot& snapshot_;
  mutable Analyzer analyzer_;  // of snippets: its cache of words serves all searches
};

}  // namespace dateline
