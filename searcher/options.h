#pragma once

#include <optional>
#include <string>

#include "common/command_line.h"
#include "searcher/engine/request.h"
#include "searcher/present/present.h"

namespace dateline {

// The command line of dateline-search, validated.
struct SearcherOptions {
  CommonOptions common;
  Request request;         // query, filters, order, page, facets
  bool has_query = false;  // words were given, even if empty
  std::string show;        // --show ID
  std::string why;         // --why ID
  std::string similar;     // --similar ID
  bool earlier = false;    // --earlier: than the article that others are similar to
  OutputFormat format = OutputFormat::kText;
};

// Fills `options`, or returns an exit status when the command line asked for help or the version.
// Throws Error::Kind::kUsage.
std::optional<int> read_options(int argc, char** argv, SearcherOptions& options);

}  // namespace dateline
