#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "indexer/export/exporter.h"
#include "indexer/option_scopes.h"

namespace dateline {

struct IndexerOptions;

// What the sub-commands take that look after an index.
struct LifeOptions {
  std::vector<std::string> ids;                    // delete; "-" stands for standard input
  bool thorough = false;                           // verify: compare all articles
  bool all = false;                                // rebuild: sound segments too
  std::string directory;                           // snapshot
  ExportFormat format = ExportFormat::kJsonLines;  // export
  std::string output;   // export: a file, for kXapian a directory; empty: standard output
  std::string mapping;  // export to OpenSearch: a file for the mapping; empty: none
};

// Defines these sub-commands and their options, and reads them.
class LifeCommands {
 public:
  // All of them must outlive it.
  LifeCommands(CLI::App& app, IndexerOptions& options, OptionScopes& scopes);

  // After parsing: sets the command and its options when it is one of these. Throws
  // Error::Kind::kUsage.
  void give_meaning();

 private:
  void check_export() const;

  IndexerOptions& options_;
  std::string format_;
  CLI::App* delete_;
  CLI::App* verify_;
  CLI::App* rebuild_;
  CLI::App* snapshot_;
  CLI::App* export_;
  CLI::App* import_;
};

}  // namespace dateline
