#include "common/error.h"
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
        return run_stats(options);
      case IndexerCommand::kDelete:
        return run_delete(options);
      case IndexerCommand::kVerify:
        return run_verify(options);
      case IndexerCommand::kRebuild:
        return run_rebuild(options);
      case IndexerCommand::kSnapshot:
        return run_snapshot(options);
      case IndexerCommand::kExport:
        return run_export(options);
      case IndexerCommand::kImport:
        return run_import(options);
    }
    return static_cast<int>(kExitError);
  });
}
