#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "searcher/saved/saved_search.h"

namespace dateline {

// What is to be done with a saved search; all empty: nothing.
struct SavedCommand {
  std::string save;
  std::string run_new;
  std::string forget;
  bool list = false;
};

void add_saved_options(CLI::App& app, SavedCommand& command);

// The options of a parsed command line that say what a search finds and in what order.
SavedSearch described_search(const CLI::App& app);

}  // namespace dateline
