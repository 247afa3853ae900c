#include "searcher/engine/search.h"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "common/index/schema.h"
#include "searcher/engine/compiler.h"
#include "searcher/engine/counter.h"
#include "searcher/engine/snippet.h"
#include "searcher/query/loosen.h"

namespace dateline {
namespace {

// Robertson's BM25 with the parameters that did best on the development collections.
constexpr double kK1 = 1.2;
constexpr double kB = 0.75;

// Sorts by printed date with the undated last, in either direction.
class DateKey : public Xapian::KeyMaker {
 public:
  explicit DateKey(bool newest_first) : newest_first_(newest_first) {}
  std::string operator()(const Xapian::Document& document) const override {
    std::string key = document.get_value(kDateSlot);
    if (key.empty() && !newest_first_) key = "\xff";
    return key;
  }

 private:
  bool newest_first_;
};

void order(Xapian::Enquire& enquire, Sort sort) {
  switch (sort) {
    case Sort::kRelevance:
      enquire.set_sort_by_relevance_then_key((new DateKey(true))->release(), true);
      break;
    case Sort::kNewest:
      enquire.set_sort_by_key_then_relevance((new DateKey(true))->release(), true);
      break;
    case Sort::kOldest:
      enquire.set_sort_by_key_then_relevance((new DateKey(false))->release(), false);
      break;
  }
}

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
  Counter counter(snapshot_, request);
  CompiledQuery compiled = Compiler(snapshot_).compile(tree);
  response.diagnostics = std::move(compiled.diagnostics);
  Xapian::MSet matches;
  if (!snapshot_.segments().empty()) {
    Xapian::Query query = compiled.query;
    if (request.filters.dates.bounded()) {
      query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                            date_query(snapshot_, request.filters.dates));
    }
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(counter.watched(query));
    enquire.set_weighting_scheme(Xapian::BM25Weight(kK1, 0, 1, kB, 0));
    order(enquire, request.sort);
    const auto all = snapshot_.database().get_doccount();
    const auto offset = static_cast<Xapian::doccount>(std::min<std::size_t>(request.offset, all));
    const auto limit = static_cast<Xapian::doccount>(std::min<std::size_t>(request.limit, all));
    matches = enquire.get_mset(offset, limit, all, nullptr, &counter);
  }
  response.total = counter.total();
  response.date_none = counter.undated();
  response.facets = counter.facets(response.date_interval);
  Snippets snippets(std::move(compiled.patterns), analyzer_);
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const DocAddress address = snapshot_.address(*match);
    Hit hit;
    hit.rank = match.get_rank() + 1;
    hit.score = match.get_weight();
    hit.article = snapshot_.segments()[address.segment].article(address.doc);
    if (request.snippets) {
      hit.snippet = snippets.passage(hit.article.body, hit.article.language);
      hit.title_highlights = snippets.highlights(hit.article.title, hit.article.language);
    }
    response.hits.push_back(std::move(hit));
  }
  return response;
}

std::optional<Article> Searcher::article(const std::string& id) const {
  const auto address = snapshot_.find(id);
  if (!address) return std::nullopt;
  return snapshot_.segments()[address->segment].article(address->doc);
}

}  // namespace dateline
