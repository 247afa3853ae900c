#include <fmt/format.h>

#include "common/error.h"
#include "common/index/lock.h"
#include "common/log.h"
#include "common/program.h"
#include "indexer/commands.h"
#include "indexer/upkeep/index_rebuilder.h"

namespace dateline {

int run_rebuild(const IndexerOptions& options) {
  const std::string& index = options.common.index;
  read_manifest(index);  // before a lock file is made in what is no index
  const WriteLock lock(index, "dateline-index rebuild", options.wait);
  const RebuildReport report = rebuild_index(index, options.life.all, options.threads);
  if (report.rebuilt > 0) {
    spdlog::info("rebuilt {} of {} segments of {}", report.rebuilt, report.segments, index);
  }
  if (!report.unrestorable.empty()) {
    throw Error(Error::Kind::kIndex,
                fmt::format("{} of {} segments of {} cannot be rebuilt: what they are made of "
                            "is damaged",
                            report.unrestorable.size(), report.segments, index),
                "restore the index from a snapshot or a backup, or build it again");
  }
  if (report.rebuilt == 0 && !report.habits) {
    spdlog::info("nothing to rebuild: the {} segments of {} are sound", report.segments, index);
  }
  return kExitDone;
}

}  // namespace dateline
