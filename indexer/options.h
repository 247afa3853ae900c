#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/command_line.h"
#include "indexer/enrich/enrich.h"
#include "indexer/input/inputs.h"

namespace dateline {

enum class IndexerCommand { kAdd, kInspect, kOptimize, kStats };

// The command line of dateline-index, validated.
struct IndexerOptions {
  CommonOptions common;
  IndexerCommand command = IndexerCommand::kAdd;
  std::vector<std::string> paths;  // add, inspect
  InputOptions input;              // add, inspect
  EnrichOptions enrich;            // add, inspect
  bool strict = false;             // add, inspect: a rejected record makes the exit status 2
  bool wait = false;               // add, optimize: wait for another writer
  std::size_t threads = 1;         // add, optimize: that work on articles
  bool json = false;               // stats
};

// Fills `options`, or returns an exit status when the command line asked for help or the version.
// Throws Error::Kind::kUsage.
std::optional<int> read_options(int argc, char** argv, IndexerOptions& options);

}  // namespace dateline
