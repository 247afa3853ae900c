#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/command_line.h"
#include "indexer/enrich/enrich.h"
#include "indexer/input/inputs.h"
#include "indexer/options_life.h"

namespace dateline {

enum class IndexerCommand {
  kAdd,
  kInspect,
  kOptimize,
  kStats,
  kDelete,
  kVerify,
  kRebuild,
  kSnapshot,
  kExport,
  kImport,
};

// The command line of dateline-index, validated.
struct IndexerOptions {
  CommonOptions common;
  IndexerCommand command = IndexerCommand::kAdd;
  std::string command_line;  // as a shell would take it
  std::vector<std::string> paths;  // add, inspect, import
  InputOptions input;              // add, inspect
  EnrichOptions enrich;            // add, inspect
  bool strict = false;      // add, inspect, import: a rejected record makes the exit status 2
  bool wait = false;        // whatever writes: wait for another writer
  std::size_t threads = 1;  // add, optimize, rebuild, import: that work on articles
  bool reread = false;      // add: read unchanged files too
  bool json = false;        // stats, verify
  LifeOptions life;         // delete, verify, rebuild, snapshot, export, import
};

// Fills `options`, or returns an exit status when the command line asked for help or the version.
// Throws Error::Kind::kUsage.
std::optional<int> read_options(int argc, char** argv, IndexerOptions& options);

}  // namespace dateline
