#pragma once

#include <cstddef>
#include <string>

#include "common/program.h"
#include "searcher/options.h"

namespace dateline {

// The ways to hold a session; they return exit statuses and throw Error.

// With a person at a terminal: banner, settings of the rc file, prompt, until .quit or Ctrl-D.
int run_session(const SearcherOptions& options, Output& output);

// The commands of -c, one after the other: the status of the last search. The first error ends
// them.
int run_commands(const SearcherOptions& options, Output& output);

// `line`, the one of this number, and the rest of standard input, as at the prompt: the status of
// the last search. The first error ends them. `first_answer`: nothing was written before.
int run_script(const SearcherOptions& options, std::string line, std::size_t number,
               bool first_answer, Output& output);

// Where files of a session are; "" where there is no home.
// $XDG_CONFIG_HOME/dateline/searchrc, else ~/.config/dateline/searchrc
std::string rc_path();
// $XDG_STATE_HOME/dateline/history, else ~/.local/state/dateline/history
std::string history_path();

}  // namespace dateline
