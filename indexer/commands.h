#pragma once

#include "indexer/options.h"

namespace dateline {

// The sub-commands of dateline-index. Each returns the exit status and throws Error.
int run_add(const IndexerOptions& options);
int run_inspect(const IndexerOptions& options);
int run_optimize(const IndexerOptions& options);
int run_stats(const IndexerOptions& options);

}  // namespace dateline
