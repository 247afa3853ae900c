#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include "common/error.h"
#include "common/log.h"
#include "common/program.h"
#include "searcher/batch.h"
#include "searcher/engine/complete.h"
#include "searcher/engine/search.h"
#include "searcher/options.h"
#include "searcher/present/answer_writer.h"
#include "searcher/present/completions.h"
#include "searcher/present/present.h"
#include "searcher/saved/alerts.h"
#include "searcher/session/input.h"
#include "searcher/session/loop.h"

namespace dateline {
namespace {

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
  tell_notes(response, options.format);
  return response.total > 0 ? kExitDone : kExitNothingFound;
}

int answer(const Searcher& searcher, const SearcherOptions& options, const PresentOptions& layout,
           Output& output) {
  Response response;
  if (options.all) {
    const auto writer = make_answer_writer(options.request, options.format, layout, output);
    response = searcher.search_all(options.request, *writer);
    writer->end(response);
  } else {
    response = searcher.search(options.request);
    present(response, options.request, options.format, layout, output);
  }
  output.flush();
  tell_notes(response, options.format);
  return response.total > 0 ? kExitDone : kExitNothingFound;
}

// One query a line; found when any of them found something. From the first command on they are a
// script.
int answer_lines(const Searcher& searcher, SearcherOptions options, PresentOptions layout,
                 Output& output) {
  int status = kExitNothingFound;
  layout.many = true;
  bool any = false;
  const bool numbered = options.format == OutputFormat::kTrec;
  std::size_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    if (parse_input(line).kind == Input::Kind::kCommand) {
      return run_script(options, line, number, layout.first, output);
    }
    any = true;
    if (numbered) layout.query_id = std::to_string(number);
    options.request.query = line;
    if (answer(searcher, options, layout, output) == kExitDone) status = kExitDone;
    layout.first = false;
    check_interrupted();  // before the next read, which a Ctrl-C of a moment ago would not end
  }
  check_interrupted();
  layout.many = false;
  return any ? status : answer(searcher, options, layout, output);
}

// Found when any of them found something; an error when there is nothing but lines that make no
// sense.
int answer_batch(const Searcher& searcher, SearcherOptions options, PresentOptions layout,
                 Output& output) {
  const bool is_input = options.batch == "-";
  std::ifstream file;
  if (!is_input) file.open(options.batch, std::ios::binary);
  if (!is_input && !file) throw system_error("read " + options.batch, errno);
  BatchReader batch(is_input ? std::cin : file, is_input ? "standard input" : options.batch);
  int status = kExitNothingFound;
  layout.many = true;
  while (const auto query = batch.next()) {
    options.request.query = query->query;
    layout.query_id = query->id;
    if (answer(searcher, options, layout, output) == kExitDone) status = kExitDone;
    layout.first = false;
    check_interrupted();
  }
  check_interrupted();
  if (batch.rejected() > 0 && layout.first) return kExitError;
  return status;
}

int print_completions(const Snapshot& snapshot, const SearcherOptions& options, Output& output) {
  const auto completions = complete(snapshot, *options.complete, options.request.limit);
  output.write(options.format == OutputFormat::kJson
                   ? completion_json(*options.complete, completions)
                   : completion_lines(completions));
  return completions.empty() ? kExitNothingFound : kExitDone;
}

bool opens_session(const SearcherOptions& options) {
  const bool terminals = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
  if (options.interactive && !terminals) {
    throw Error(Error::Kind::kUsage, "--interactive asks for a terminal",
                "commands of a session may come from -c or from standard input");
  }
  return terminals && (options.interactive || options.may_open_session);
}

int run(int argc, char** argv) {
  SearcherOptions options;
  if (const auto status = read_options(argc, argv, options)) return *status;
  Output output(stdout);
  if (opens_session(options)) return run_session(options, output);
  if (!options.commands.empty()) return run_commands(options, output);
  if (options.saved.list) return list_saved(options, output);
  if (!options.saved.forget.empty()) return forget_saved(options);
  const Snapshot snapshot(options.common.index);
  const Searcher searcher(snapshot);
  const Terminal facts = terminal(stdout);
  PresentOptions layout;
  layout.color = facts.color;
  layout.width = facts.width;
  layout.fields = options.fields;
  layout.tag = options.tag;
  layout.locale = options.request.locale;
  int status;
  if (!options.show.empty()) {
    status = show(searcher, options, layout, output);
  } else if (!options.why.empty()) {
    status = why(searcher, options, layout, output);
  } else if (!options.similar.empty()) {
    status = similar(searcher, options, layout, output);
  } else if (options.complete) {
    status = print_completions(snapshot, options, output);
  } else if (!options.saved.save.empty()) {
    status = save_search(searcher, options);
  } else if (!options.saved.run_new.empty()) {
    status = print_new(searcher, options, layout, output);
  } else if (!options.batch.empty()) {
    status = answer_batch(searcher, options, layout, output);
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
