#include "searcher/session/page_commands.h"

#include <fmt/format.h>

#include <utility>

#include "common/error.h"
#include "searcher/engine/facet_table.h"
#include "searcher/facet_options.h"
#include "searcher/present/facet_bars.h"
#include "searcher/present/timeline.h"
#include "searcher/session/arguments.h"
#include "searcher/session/session.h"
#include "searcher/value_options.h"

namespace dateline {
namespace {

constexpr std::size_t kEnlarged = 20;
constexpr std::size_t kEnlargedIntervals = 180;
constexpr std::size_t kMostOnAPage = 10'000;

void edit(Session& session, const auto& change) {
  State next = session.state();
  change(next.request);
  session.change(std::move(next));
}

}  // namespace

void next_page(Session& session, const std::string&) {
  const Response& response = session.answer();
  const Request& request = session.state().request;
  const std::uint64_t end = request.offset + response.hits.size();
  if (end >= response.stories.value_or(response.total)) {
    throw Error(Error::Kind::kUsage, "this is the last page");
  }
  edit(session, [](Request& next) { next.offset += next.limit; });
}

void previous_page(Session& session, const std::string&) {
  if (session.state().request.offset == 0) {
    throw Error(Error::Kind::kUsage, "this is the first page");
  }
  edit(session, [](Request& next) { next.offset -= std::min(next.offset, next.limit); });
}

void go_to_page(Session& session, const std::string& argument) {
  const std::size_t page = number_argument("page", argument, 1'000'000);
  edit(session, [page](Request& next) { next.offset = (page - 1) * next.limit; });
}

void set_limit(Session& session, const std::string& argument) {
  const std::size_t limit = number_argument("limit", argument, kMostOnAPage);
  session.keep_page_size();
  edit(session, [limit](Request& next) {
    next.limit = limit;
    next.offset -= next.offset % limit;
  });
}

void set_sort(Session& session, const std::string& argument) {
  const Sort sort = one_of<Sort>(
      "sort", argument,
      {{"relevance", Sort::kRelevance}, {"newest", Sort::kNewest}, {"oldest", Sort::kOldest}});
  edit(session, [sort](Request& next) {
    next.sort = sort;
    next.offset = 0;
  });
}

void set_match(Session& session, const std::string& argument) {
  const Match match = one_of<Match>(
      "match", argument, {{"all", Match::kAll}, {"any", Match::kAny}, {"auto", Match::kAuto}});
  edit(session, [match](Request& next) {
    next.match = match;
    next.offset = 0;
  });
}

void set_collapse(Session& session, const std::string& argument) {
  const bool collapse = switch_argument("collapse", argument, !session.state().request.collapse);
  session.settings().collapse_asked = collapse;
  edit(session, [collapse](Request& next) {
    next.collapse = collapse;
    next.offset = 0;
  });
}

void show_facets(Session& session, const std::string& argument) {
  if (!argument.empty()) {
    const auto facets = facet_requests(comma_separated({argument}));
    edit(session, [&facets](Request& next) { next.facets = facets; });
    return;
  }
  Request request = session.state().request;
  for (FacetRequest& facet : request.facets) {
    if (!is_timeline(facet.facet)) facet.limit = std::max(facet.limit, kEnlarged);
  }
  request.limit = 0;
  const Response response = session.run(session.state(), request);
  for (const FacetResult& facet : response.facets) session.remember(facet);
  std::string text = facet_blocks(response.facets, session.width(), session.painter(), true);
  if (text.empty()) text = "No facets are counted: .facets country,source,topic counts some.\n";
  session.write(text);
}

void show_timeline(Session& session, const std::string& argument) {
  const Facet facet =
      argument.empty()
          ? Facet::kDate
          : one_of<Facet>("timeline", argument,
                          {{"year", Facet::kYear}, {"month", Facet::kMonth}, {"day", Facet::kDay}});
  Request request = session.state().request;
  request.facets = {{facet, facet == Facet::kDay ? kEnlargedIntervals : kEnlargedIntervals / 2}};
  request.limit = 0;
  const Response response = session.run(session.state(), request);
  const std::string text =
      timeline(response.facets.front(), response.date_none, session.width(), session.painter());
  session.write(text.empty() ? "Nothing found.\n" : text);
}

}  // namespace dateline
