#include "searcher/session_options.h"

#include "searcher/session/command.h"

namespace dateline {
namespace {

constexpr const char* kSessionGroup = "Session";

}  // namespace

void add_session_options(CLI::App& app, SearcherOptions& options) {
  app.add_flag("--interactive", options.interactive,
               "Open a session that begins with this query and these filters")
      ->group(kSessionGroup);
  app.add_option("-c,--command", options.commands,
                 "Do this command or query of a session and exit; several in their order")
      ->allow_extra_args(false)
      ->type_name("COMMAND")
      ->group(kSessionGroup);
  app.add_flag("--no-rc", options.no_rc, "Read no settings from ~/.config/dateline/searchrc")
      ->group(kSessionGroup);
}

ProgramText::Section commands_section() {
  ProgramText::Section section = {"Commands of a session", {}};
  for (const Command& command : commands()) {
    std::string form = "." + std::string(command.name);
    if (!command.argument.empty()) form += " " + std::string(command.argument);
    section.entries.emplace_back(std::move(form), std::string(command.help));
  }
  return section;
}

bool asks_for_nothing(const CLI::App& app, const SearcherOptions& options) {
  return !options.has_query && options.described.options.empty() && !options.all &&
         options.format == OutputFormat::kText && app.count("--offset") == 0 &&
         app.count("--page") == 0 && app.count("--facet") == 0 && app.count("--explain") == 0 &&
         app.count("--no-total") == 0 && app.count("--fields") == 0;
}

}  // namespace dateline
