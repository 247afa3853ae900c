#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>

#include "common/error.h"
#include "common/log.h"
#include "common/program.h"
#include "searcher/engine/search.h"
#include "searcher/options.h"
#include "searcher/present/present.h"

namespace dateline {
namespace {

// Formats that hold hits alone leave it to standard error to say what else there is to say.
void tell(const Response& response, OutputFormat format) {
  if (format == OutputFormat::kText || format == OutputFormat::kJson) return;
  for (const Diagnostic& diagnostic : response.diagnostics) spdlog::warn("{}", diagnostic.message);
  if (response.suggestion) {
    spdlog::warn("did you mean: {} ({} articles)", response.suggestion->query,
                 response.suggestion->total);
  }
}

int no_article(const std::string& id) {
  spdlog::error("no article has the id {}", id);
  std::fprintf(stderr, "  hint: --format ids prints the ids of what a query finds\n");
  return kExitNothingFound;
}

int show(const Searcher& searcher, const SearcherOptions& options, const PresentOptions& layout,
         Output& output) {
  const auto article = searcher.article(options.show);
  if (!article) return no_article(options.show);
  present_article(*article, options.format, layout, output);
  return kExitDone;
}

int why(const Searcher& searcher, const SearcherOptions& options, const PresentOptions& layout,
        Output& output) {
  const auto article = searcher.article(options.why);
  if (!article) return no_article(options.why);
  std::optional<Response> judged;
  if (options.has_query) judged = searcher.judge(options.request, options.why);
  present_why(*article, judged ? &*judged : nullptr, options.format, layout, output);
  return kExitDone;
}

int similar(const Searcher& searcher, SearcherOptions options, const PresentOptions& layout,
            Output& output) {
  const auto article = searcher.article(options.similar);
  if (!article) return no_article(options.similar);
  if (options.earlier) {
    if (!article->date.known()) {
      throw Error(Error::Kind::kUsage, "--earlier: the article is undated",
                  "--before DATE says it in its place");
    }
    DateRange& dates = options.request.filters.dates;
    dates.last = std::min(dates.last, article->date.day - 1);
  }
  const Response response = *searcher.similar(options.request, options.similar);
  present(response, options.request, options.format, layout, output);
  output.flush();
  tell(response, options.format);
  return response.total > 0 ? kExitDone : kExitNothingFound;
}

int answer(const Searcher& searcher, const SearcherOptions& options, const PresentOptions& layout,
           Output& output) {
  const Response response = searcher.search(options.request);
  present(response, options.request, options.format, layout, output);
  output.flush();
  tell(response, options.format);
  return response.total > 0 ? kExitDone : kExitNothingFound;
}

// One query a line; found when any of them found something.
int answer_lines(const Searcher& searcher, SearcherOptions options, PresentOptions layout,
                 Output& output) {
  int status = kExitNothingFound;
  layout.many = true;
  bool any = false;
  for (std::string line; std::getline(std::cin, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    any = true;
    options.request.query = line;
    if (answer(searcher, options, layout, output) == kExitDone) status = kExitDone;
    layout.first = false;
    check_interrupted();  // before the next read, which a Ctrl-C of a moment ago would not end
  }
  check_interrupted();
  layout.many = false;
  return any ? status : answer(searcher, options, layout, output);
}

int run(int argc, char** argv) {
  SearcherOptions options;
  if (const auto status = read_options(argc, argv, options)) return *status;
  const Snapshot snapshot(options.common.index);
  const Searcher searcher(snapshot);
  const Terminal facts = terminal(stdout);
  PresentOptions layout;
  layout.color = facts.color;
  layout.width = facts.width;
  layout.locale = options.request.locale;
  Output output(stdout);
  int status;
  if (!options.show.empty()) {
    status = show(searcher, options, layout, output);
  } else if (!options.why.empty()) {
    status = why(searcher, options, layout, output);
  } else if (!options.similar.empty()) {
    status = similar(searcher, options, layout, output);
  } else if (options.has_query || isatty(STDIN_FILENO) != 0) {
    status = answer(searcher, options, layout, output);
  } else {
    status = answer_lines(searcher, options, layout, output);
  }
  output.flush();
  return status;
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  return dateline::run_main("dateline-search", [&] { return dateline::run(argc, argv); });
}
