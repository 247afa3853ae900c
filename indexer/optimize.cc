#include <fmt/format.h>

#include "common/error.h"
#include "common/log.h"
#include "indexer/build/index_writer.h"
#include "indexer/commands.h"

namespace dateline {

int run_optimize(const IndexerOptions& options) {
  const std::string& index = options.common.index;
  read_manifest(index);  // an index must be there: none is made
  IndexWriter::Options writing;
  writing.threads = options.threads;
  writing.wait = options.wait;
  IndexWriter writer(index, "dateline-index optimize", writing);
  if (writer.optimize()) {
    spdlog::info("{} is one segment now, sorted by date", index);
  } else {
    spdlog::info("{} is one segment already, sorted by date: nothing to do", index);
  }
  return kExitDone;
}

}  // namespace dateline
