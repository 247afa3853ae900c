#include <unistd.h>

#include <cstdio>
#include <iostream>
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

int show(const Searcher& searcher, const SearcherOptions& options, const PresentOptions& layout,
         Output& output) {
  const auto article = searcher.article(options.show);
  if (!article) {
    spdlog::error("no article has the id {}", options.show);
    std::fprintf(stderr, "  hint: --format ids prints the ids of what a query finds\n");
    return kExitNothingFound;
  }
  present_article(*article, options.format, layout, output);
  return kExitDone;
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
  Output output(stdout);
  int status;
  if (!options.show.empty()) {
    status = show(searcher, options, layout, output);
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
