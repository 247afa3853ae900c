#include "searcher/present/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "searcher/engine/facet_table.h"
#include "searcher/present/facet_bars.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"
#include "searcher/present/query_notes.h"
#include "searcher/present/timeline.h"

namespace dateline {
namespace {

constexpr Look kFactsLook = {Style::kDim, Style::kStrong, false};

// Whether some of the hits stand for more than one article.
bool is_collapsed(const Response& response) {
  return response.stories.value_or(response.total) != response.total;
}

std::string total_of(const Response& response) {
  if (response.similar_to && response.total > 0) {
    const std::string title = printable_field(response.similar_to->title);
    return "Similar to: " + (title.empty() ? printable_field(response.similar_to->id) : title);
  }
  if (response.total == 0) return "Nothing found";
  std::string total = (response.exact ? "" : "at least ") + counted(response.total, "article");
  if (is_collapsed(response)) total += " in " + counted(*response.stories, "story", "stories");
  return total;
}

// Total, how the query was read where that says something new, which part is shown, and the time.
std::string head(const Response& response, const Page& page, std::size_t width,
                 const Painter& painter) {
  const std::string total = total_of(response);
  std::vector<std::string> parts = {total};
  const std::string typed = printable(response.query).text;
  const std::string read = printable(response.interpreted).text;
  if ((!typed.empty() || response.similar_to) && !read.empty() && read != typed) {
    parts.push_back("read as: " + read);
  }
  if (page.offset > 0 && response.total > 0) {
    parts.push_back(page.hits == 0 ? "none on this page"
                                   : fmt::format("showing {} to {}", grouped(page.offset + 1),
                                                 grouped(page.last())));
  }
  parts.push_back(time_taken(response.took_ms));
  Marked line = printable(join(parts, kBetweenFacts));
  line.spans = {{0, total.size()}};
  std::string out;
  append_hanging(out, line, std::min(width, kWidestProse), kFactsLook, painter);
  return out;
}

// What is counted below, where the hits are something else.
std::string facets_note(const Response& response, const Painter& painter) {
  if (response.facets.empty() || !is_collapsed(response)) return "";
  return painter(Style::kDim, "Articles, not stories, by") + '\n';
}

std::string paging(const Response& response, const Request& request, const Page& page,
                   const Painter& painter) {
  const std::uint64_t end = page.last();
  if (request.limit == 0) return "";
  const std::uint64_t listed = response.stories.value_or(response.total);
  if (page.hits == 0 && response.exact && listed > 0 && request.offset >= listed) {
    const std::uint64_t last = (listed + request.limit - 1) / request.limit;
    return painter(Style::kDim, fmt::format("Last page: --page {}", last)) + '\n';
  }
  const bool is_last = response.exact ? end >= listed : page.hits < request.limit;
  if (page.hits == 0 || is_last) return "";
  const std::string option = request.offset % request.limit == 0
                                 ? fmt::format("--page {}", request.offset / request.limit + 2)
                                 : fmt::format("--offset {}", end);
  return painter(Style::kDim, "Next page: " + option) + '\n';
}

void append_section(std::string& out, const std::string& section) {
  if (section.empty()) return;
  if (!out.empty()) out += '\n';
  out += section;
}

}  // namespace

Page page_of(const Request& request, std::uint64_t hits) { return {request.offset, hits}; }

std::string text_head(const Response& response, const Request& request, const Page& page,
                      std::size_t width, const Painter& painter, const QueryName* query,
                      std::string_view mark) {
  std::string out;
  if (query != nullptr) {
    const std::string id = query->id.empty() ? "" : query->id + ": ";
    append_hanging(out, {"> " + printable(id + query->query).text, {}}, width,
                   {Style::kStrong, Style::kStrong, false}, painter);
  }
  out += head(response, page, width, painter);
  for (const Diagnostic& diagnostic : response.diagnostics) {
    out += query_note(diagnostic, response.query, width, painter);
  }
  out += suggestion_text(response, width, painter);
  if (response.total == 0)
    append_section(out, advice_text(response, request, width, painter, mark));
  return out;
}

std::string text_tail(const Response& response, const Request& request, const Page& page,
                      std::size_t width, const Painter& painter) {
  std::string out;
  const auto append = [&out](const std::string& section) {
    if (!section.empty()) out += '\n' + section;
  };
  append(facets_note(response, painter));
  append(facet_blocks(response.facets, width, painter));
  for (const FacetResult& facet : response.facets) {
    if (is_timeline(facet.facet)) append(timeline(facet, response.date_none, width, painter));
  }
  append(paging(response, request, page, painter));
  return out;
}

std::string response_text(const Response& response, const Request& request, std::size_t width,
                          const Painter& painter, bool name_query) {
  const Page page = page_of(request, response.hits.size());
  const QueryName query = {"", response.query};
  std::string out =
      text_head(response, request, page, width, painter, name_query ? &query : nullptr);
  const std::size_t rank_width = std::to_string(page.last()).size();
  for (const Hit& hit : response.hits) {
    append_section(out, hit_text(hit, rank_width, width, painter, request.locale));
  }
  return out + text_tail(response, request, page, width, painter);
}

}  // namespace dateline
