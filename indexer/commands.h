#pragma once

#include "indexer/options.h"

namespace dateline {

// The sub-commands of dateline-index. Each returns the exit status and throws Error.
int run_add(const IndexerOptions& options);
int run_inspect(const IndexerOptions& options);
int run_optimize(const IndexerOptions& options);
int run_stats(const IndexerOptions& options);
int run_delete(const IndexerOptions& options);
int run_verify(const IndexerOptions& options);
int run_rebuild(const IndexerOptions& options);
int run_snapshot(const IndexerOptions& options);
int run_export(const IndexerOptions& options);
int run_import(const IndexerOptions& options);

}  // namespace dateline
