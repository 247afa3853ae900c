#include "searcher/session/command.h"

#include <array>
#include <vector>

#include "common/error.h"
#include "common/text/edit_distance.h"
#include "searcher/session/article_commands.h"
#include "searcher/session/filter_commands.h"
#include "searcher/session/keeping_commands.h"
#include "searcher/session/page_commands.h"
#include "searcher/session/setting_commands.h"
#include "searcher/session/step_commands.h"

namespace dateline {
namespace {

using Group = CommandGroup;

// clang-format off
constexpr std::array<Command, 43> kCommands = {{
    {"country", "NAME|N", "about this country; +NAME adds one, -NAME takes it away, - all; alone, "
     "lists them", Group::kNarrow, Argument::kCountry, filter_by_country},
    {"mentions", "NAME|N", "naming this country at all", Group::kNarrow, Argument::kCountry,
     filter_by_mention},
    {"source", "NAME|N", "from this source", Group::kNarrow, Argument::kSource, filter_by_source},
    {"lang", "NAME|N", "in this language", Group::kNarrow, Argument::kLanguage,
     filter_by_language},
    {"topic", "NAME|N", "with this topic", Group::kNarrow, Argument::kTopic, filter_by_topic},
    {"date", "PERIOD", "in this period: 2022-09, 2022-07..2022-09, 7d, last week; - any",
     Group::kNarrow, Argument::kDate, filter_by_date},
    {"since", "DATE", "on this day or later; - any", Group::kNarrow, Argument::kDate,
     filter_since},
    {"until", "DATE", "on this day or earlier; - any", Group::kNarrow, Argument::kDate,
     filter_until},
    {"match", "all|any|auto", "which words must match", Group::kNarrow, Argument::kMatch,
     set_match},
    {"reset", "", "no query and no filters", Group::kNarrow, Argument::kNone, reset},
    {"mean", "", "search for what \"Did you mean\" says", Group::kNarrow, Argument::kNone, mean},

    {"next", "", "the next page", Group::kShow, Argument::kNone, next_page, "n"},
    {"prev", "", "the page before", Group::kShow, Argument::kNone, previous_page, "p"},
    {"page", "N", "this page", Group::kShow, Argument::kNumber, go_to_page},
    {"limit", "N", "articles on a page", Group::kShow, Argument::kNumber, set_limit},
    {"sort", "relevance|newest|oldest", "the order", Group::kShow, Argument::kSort, set_sort},
    {"collapse", "on|off", "of each story the best article alone", Group::kShow,
     Argument::kSwitch, set_collapse},
    {"facets", "[NAME[:N],...]", "counts with more values; with names, counts by these",
     Group::kShow, Argument::kFacetNames, show_facets},
    {"timeline", "[year|month|day]", "when they were printed", Group::kShow, Argument::kInterval,
     show_timeline},

    {"open", "N", "the article, whole", Group::kArticle, Argument::kNumber, open_article, "o"},
    {"why", "N", "why it has its countries and its date", Group::kArticle, Argument::kNumber,
     show_why, "w"},
    {"explain", "N", "how it comes to its score", Group::kArticle, Argument::kNumber,
     explain_score},
    {"similar", "N", "other stories on its subject", Group::kArticle, Argument::kNumber,
     find_similar},
    {"story", "N", "all articles of its story", Group::kArticle, Argument::kNumber, find_story},

    {"back", "[N]", "undo the last step, or N steps", Group::kKeep, Argument::kNumber, go_back,
     "b"},
    {"forward", "[N]", "redo", Group::kKeep, Argument::kNumber, go_forward},
    {"history", "[N]", "the steps so far; with N, back to that one", Group::kKeep,
     Argument::kNumber, show_history},
    {"save", "NAME", "save the query and the filters under a name", Group::kKeep,
     Argument::kSaved, save_state},
    {"saved", "[NAME]", "the saved searches; with NAME, run it", Group::kKeep, Argument::kSaved,
     run_saved},
    {"new", "NAME", "what was added since the last time and matches a saved search", Group::kKeep,
     Argument::kSaved, show_new},
    {"forget", "NAME", "delete a saved search", Group::kKeep, Argument::kSaved, forget_search},
    {"export", "FILE", "write all that matches: .csv .tsv .json .jsonl .md .txt .ids",
     Group::kKeep, Argument::kFile, export_all},
    {"export!", "FILE", "the same in place of a file that is there", Group::kKeep,
     Argument::kFile, export_over},

    {"format", "NAME", "text, markdown, json, jsonl, csv, tsv, trec or ids", Group::kSession,
     Argument::kFormat, set_format},
    {"fields", "NAME,...|-", "show these of each article; - the usual ones", Group::kSession,
     Argument::kFields, set_fields},
    {"timer", "on|off", "say after each search what it cost", Group::kSession, Argument::kSwitch,
     set_timer},
    {"index", "[DIR]", "what is open; with DIR, open another index", Group::kSession,
     Argument::kFile, open_index},
    {"reload", "", "see what was added to the index meanwhile", Group::kSession, Argument::kNone,
     reload_index},
    {"refresh", "", "search again and show the results", Group::kSession, Argument::kNone,
     refresh},
    {"query", "[TEXT]", "this query, whatever it begins with; alone, no query", Group::kNarrow,
     Argument::kNone, set_query},
    {"help", "[COMMAND]", "this list", Group::kSession, Argument::kCommand, show_help, "h"},
    {"quit", "", "leave; so does Ctrl-D", Group::kSession, Argument::kNone, quit, "q"},
    {"exit", "", "the same", Group::kSession, Argument::kNone, quit},
}};
// clang-format on

}  // namespace

std::span<const Command> commands() { return kCommands; }

std::string_view heading(CommandGroup group) {
  switch (group) {
    case Group::kNarrow:
      return "What is searched";
    case Group::kShow:
      return "What is shown";
    case Group::kArticle:
      return "One article, by its number";
    case Group::kKeep:
      return "Going back, keeping";
    case Group::kSession:
      break;
  }
  return "The session";
}

const Command& find_command(std::string_view name) {
  std::vector<const Command*> longer;
  std::vector<std::string_view> names;
  for (const Command& command : kCommands) {
    if (name == command.name || (!command.alias.empty() && name == command.alias)) return command;
    if (command.name.starts_with(name)) longer.push_back(&command);
    names.push_back(command.name);
  }
  if (longer.size() == 1) return *longer.front();
  std::string hint;
  if (longer.empty()) {
    const std::string_view meant = similar_name(name, names);
    hint =
        meant.empty() ? ".help lists the commands." : "did you mean ." + std::string(meant) + "?";
    hint += " A blank before the dot makes it a query.";
    throw Error(Error::Kind::kUsage, "there is no command ." + std::string(name), hint);
  }
  for (const Command* command : longer) {
    hint += (hint.empty()               ? "it may be ."
             : command == longer.back() ? " or ."
                                        : ", .") +
            std::string(command->name);
  }
  throw Error(Error::Kind::kUsage, "." + std::string(name) + " is not clear", hint);
}

}  // namespace dateline
