#include "searcher/session/keeping_commands.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>
#include <vector>

#include "common/error.h"
#include "searcher/options.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"
#include "searcher/saved/alerts.h"
#include "searcher/session/arguments.h"
#include "searcher/session/export_file.h"
#include "searcher/session/session.h"

namespace dateline {
namespace {

SavedSearches searches() { return SavedSearches(SavedSearches::default_folder()); }

// The options that a saved search stands for, over this index.
SearcherOptions options_of(const SavedSearch& search, const std::string& index) {
  std::vector<std::string> arguments = search.arguments();
  arguments.insert(arguments.begin(), {"dateline-search", "--index=" + index});
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  SearcherOptions options;
  read_options(static_cast<int>(arguments.size()), argv.data(), options);
  options.request.query = search.query;
  return options;
}

bool same_folder(const std::string& a, const std::string& b) {
  return std::filesystem::absolute(a).lexically_normal() ==
         std::filesystem::absolute(b).lexically_normal();
}

void list_searches(Session& session) {
  const std::vector<SavedSearch> all = searches().all();
  if (all.empty()) session.tell("No search is saved yet: .save NAME saves this one.");
  const std::string& here = session.index().snapshot.path();
  for (const SavedSearch& search : all) {
    State state;
    state.request = options_of(search, here).request;
    std::string line = fmt::format("{}: {}", search.name, description(state));
    if (!same_folder(search.index, here)) line += " (of " + search.index + ")";
    std::string out;
    append_hanging(out, printable(line), session.width(), Look{}, session.painter());
    session.write(out);
  }
}

void export_to(Session& session, std::string_view command, const std::string& argument,
               bool replace) {
  const std::string path = path_argument(command, argument);
  const std::uint64_t count = export_file(session, path, replace);
  session.tell(fmt::format("Wrote {} to {}.", counted(count, "article"), printable(path).text));
}

}  // namespace

void save_state(Session& session, const std::string& argument) {
  if (!session.state().similar.empty()) {
    throw Error(Error::Kind::kUsage, "what is similar to an article cannot be saved",
                "save a query");
  }
  SearcherOptions options = session.options_of(session.state());
  options.saved.save = argument;
  options.common.index = session.index().snapshot.path();
  save_search(session.index().searcher, options);
}

void run_saved(Session& session, const std::string& argument) {
  if (argument.empty()) {
    list_searches(session);
    return;
  }
  const SavedSearch search = searches().load(argument);
  const SearcherOptions options = options_of(search, session.index().snapshot.path());
  State next = session.state();
  next.request.query = options.request.query;
  next.request.filters = options.request.filters;
  next.request.match = options.request.match;
  next.request.sort = options.request.sort;
  next.request.recency_days = options.request.recency_days;
  next.request.expand = options.request.expand;
  next.request.engine = options.request.engine;
  next.request.offset = 0;
  next.dates = date_options_of(search);
  next.similar.clear();
  session.change(std::move(next));
}

void show_new(Session& session, const std::string& argument) {
  const SavedSearch search = searches().load(argument);
  const std::string& here = session.index().snapshot.path();
  if (!same_folder(search.index, here)) {
    throw Error(Error::Kind::kUsage, argument + " searches another index",
                ".index " + search.index + " opens it");
  }
  SearcherOptions options = options_of(search, here);
  options.saved.run_new = argument;
  options.format = session.settings().format;
  options.fields = session.settings().fields;
  const int status =
      print_new(session.index().searcher, options, session.layout(), session.output());
  if (status != kExitDone) session.tell("Nothing new.");
}

void forget_search(Session& session, const std::string& argument) {
  searches().forget(argument);
  session.tell("Forgot " + argument + ".");
}

void export_all(Session& session, const std::string& argument) {
  export_to(session, "export", argument, false);
}

void export_over(Session& session, const std::string& argument) {
  export_to(session, "export!", argument, true);
}

}  // namespace dateline
