#pragma once

#include <CLI/CLI.hpp>

#include "searcher/options.h"

namespace dateline {

// The options that are about one article: --show, --why, --similar and --earlier.
void add_article_options(CLI::App& app, SearcherOptions& options);

// After parsing, when the format is known. Throws Error::Kind::kUsage.
void check_article_options(const SearcherOptions& options);

}  // namespace dateline
