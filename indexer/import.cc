#include <fmt/format.h>

#include "common/error.h"
#include "common/log.h"
#include "common/program.h"
#include "indexer/build/index_writer.h"
#include "indexer/commands.h"
#include "indexer/input/import_reader.h"
#include "indexer/input/inputs.h"
#include "indexer/reject_log.h"

namespace dateline {
namespace {

std::string command_of(const IndexerOptions& options) {
  std::string command = "dateline-index import";
  for (const std::string& path : options.paths) command += " " + path;
  return command;
}

// A file that cannot be read to its end is a reject; what came before is kept.
void import_file(const std::string& path, IndexWriter& writer, RejectLog& rejects) {
  try {
    const auto source = path == "-" ? open_standard_input() : open_file(path);
    ImportReader reader(*source, [&rejects](const Reject& reject) { rejects.add(reject); });
    for (Article article; reader.next(article);) {
      writer.add(std::move(article));
      check_interrupted();
    }
  } catch (const Error& error) {
    if (error.kind() != Error::Kind::kInput) throw;
    Reject reject;
    reject.origin.file = path;
    reject.reason = "cannot be read";
    reject.detail = error.what();
    rejects.add(reject);
  }
}

}  // namespace

int run_import(const IndexerOptions& options) {
  check_inputs(options.paths, options.input);
  IndexWriter::Options writing;
  writing.threads = options.threads;
  writing.wait = options.wait;
  IndexWriter writer(options.common.index, command_of(options), writing);
  RejectLog rejects;
  try {
    for (const std::string& path : options.paths) import_file(path, writer, rejects);
  } catch (const Error& error) {
    // What was read before Ctrl-C is kept.
    if (error.kind() != Error::Kind::kInterrupted) throw;
  }
  writer.publish();
  rejects.summarize();
  const WriteCounts& counts = writer.counts();
  if (interrupted()) {
    throw Error(Error::Kind::kInterrupted,
                fmt::format("interrupted after {} articles, which are in the index",
                            counts.added + counts.replaced),
                "run the same command again to go on");
  }
  std::string text =
      fmt::format("imported {} articles into {}", counts.added, options.common.index);
  if (counts.replaced > 0) text += fmt::format(", replaced {}", counts.replaced);
  if (counts.unchanged > 0) text += fmt::format(", {} were there already", counts.unchanged);
  spdlog::info("{}", text);
  return options.strict && rejects.count() > 0 ? kExitError : kExitDone;
}

}  // namespace dateline
