#pragma once

#include <CLI/CLI.hpp>

#include "common/command_line.h"
#include "searcher/options.h"

namespace dateline {

// The options of the session: --interactive, -c, --no-rc.
void add_session_options(CLI::App& app, SearcherOptions& options);

// The commands of the session, from their table, for --help and the manual page.
ProgramText::Section commands_section();

// Whether a parsed command line has no query and no filter, order or page, and a format for people,
// so that a session is what may be wanted.
bool asks_for_nothing(const CLI::App& app, const SearcherOptions& options);

}  // namespace dateline
