#include "common/error.h"
#include "common/log.h"
#include "indexer/commands.h"
#include "indexer/upkeep/index_copy.h"

namespace dateline {

int run_snapshot(const IndexerOptions& options) {
  const std::uint64_t articles = copy_index(options.common.index, options.life.directory);
  spdlog::info("{} is a snapshot of {} with {} articles", options.life.directory,
               options.common.index, articles);
  return kExitDone;
}

}  // namespace dateline
