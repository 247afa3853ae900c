#include "searcher/session/banner.h"

#include <vector>

#include "searcher/present/labels.h"
#include "searcher/present/marked.h"
#include "searcher/session/session.h"

namespace dateline {
namespace {

// The earliest or latest date; "" when nothing is dated.
std::string end_of_dates(const Searcher& searcher, Sort sort) {
  Request request;
  request.sort = sort;
  request.limit = 1;
  request.total = request.stored = request.snippets = false;
  const Response response = searcher.search(request);
  return response.hits.empty() ? "" : response.hits.front().article.date.to_string();
}

}  // namespace

std::string banner(const OpenIndex& index, std::size_t width, const Painter& painter) {
  Request request;
  request.facets = {{Facet::kCountry, 1}};
  request.limit = 0;
  const Response counts = index.searcher.search(request);
  const std::string first = end_of_dates(index.searcher, Sort::kOldest);
  const std::string last = end_of_dates(index.searcher, Sort::kNewest);
  std::vector<std::string> parts = {printable(index.snapshot.path()).text,
                                    counted(index.snapshot.articles(), "article")};
  if (!first.empty()) parts.push_back(first == last ? first : first + " to " + last);
  if (const std::uint64_t countries = counts.facets.front().distinct; countries > 0) {
    parts.push_back(counted(countries, "country", "countries"));
  }
  std::string out;
  append_hanging(out, printable(join(parts, " · ")), width, {Style::kStrong, Style::kStrong, false},
                 painter);
  return out;
}

}  // namespace dateline
