#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/command_line.h"
#include "searcher/engine/request.h"
#include "searcher/present/present.h"
#include "searcher/saved_options.h"

namespace dateline {

// The command line of dateline-search, validated.
struct SearcherOptions {
  CommonOptions common;
  Request request;                      // query, filters, order, page, facets
  bool has_query = false;               // words were given, even if empty
  bool has_limit = false;               // --limit was given
  std::string show;                     // --show ID
  std::string why;                      // --why ID
  std::string similar;                  // --similar ID
  bool earlier = false;                 // --earlier: than the article that others are similar to
  std::optional<std::string> complete;  // --complete PREFIX
  OutputFormat format = OutputFormat::kText;
  std::vector<HitField> fields;       // --fields; empty: what the format shows unasked
  std::string tag = "dateline";       // of --format trec
  std::string batch;                  // --batch FILE
  bool all = false;                   // every match, not a page
  bool interactive = false;           // --interactive
  bool has_today = false;             // --today was given
  bool no_rc = false;                 // --no-rc
  std::vector<std::string> commands;  // of -c, in their order
  // Whether nothing is asked for: a session opens where there is a terminal.
  bool may_open_session = false;
  SavedCommand saved;
  SavedSearch described;  // what --save saves of the options
};

// Fills `options`, or returns an exit status when the command line asked for help or the version.
// Throws Error::Kind::kUsage.
std::optional<int> read_options(int argc, char** argv, SearcherOptions& options);

}  // namespace dateline
