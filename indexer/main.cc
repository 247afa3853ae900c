#include "common/program.h"
#include "indexer/commands.h"
#include "indexer/options.h"

int main(int argc, char** argv) {
  using namespace dateline;
  return run_main("dateline-index", [&] {
    IndexerOptions options;
    if (const auto status = read_options(argc, argv, options)) return *status;
    switch (options.command) {
      case IndexerCommand::kAdd:
        return run_add(options);
      case IndexerCommand::kInspect:
        return run_inspect(options);
      case IndexerCommand::kOptimize:
        return run_optimize(options);
      case IndexerCommand::kStats:
        break;
    }
    return run_stats(options);
  });
}
