#include <fmt/format.h>

#include <chrono>

#include "common/error.h"
#include "common/log.h"
#include "common/program.h"
#include "indexer/build/index_writer.h"
#include "indexer/commands.h"
#include "indexer/reject_log.h"

namespace dateline {
namespace {

std::string command_of(const IndexerOptions& options) {
  std::string command = "dateline-index add";
  for (const std::string& path : options.paths) command += " " + path;
  return command;
}

void summarize(const IndexerOptions& options, const InputCounts& read, const WriteCounts& written,
               double seconds) {
  std::string text = fmt::format("added {} articles to {}", written.added, options.common.index);
  if (written.replaced > 0) text += fmt::format(", replaced {}", written.replaced);
  if (written.unchanged > 0) text += fmt::format(", {} were there already", written.unchanged);
  const double megabytes = static_cast<double>(read.text_bytes) / 1e6;
  text += fmt::format(" ({} files, {:.1f} MB of text, {:.1f} s)", read.files, megabytes, seconds);
  spdlog::info("{}", text);
}

}  // namespace

int run_add(const IndexerOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  check_inputs(options.paths, options.input);
  IndexWriter::Options writing;
  writing.threads = options.threads;
  writing.enrich = options.enrich;
  writing.wait = options.wait;
  IndexWriter writer(options.common.index, command_of(options), writing);
  RejectLog rejects;
  InputCounts read;
  try {
    read = read_inputs(
        options.paths, options.input, [&](const Reject& reject) { rejects.add(reject); },
        [&](Article&& article, const Origin& origin) {
          writer.add(std::move(article), origin.file);
          return !interrupted();
        });
  } catch (const Error& error) {
    // What was read before Ctrl-C is kept.
    if (error.kind() != Error::Kind::kInterrupted) throw;
  }
  writer.publish();
  const auto end = std::chrono::steady_clock::now();
  rejects.summarize();
  if (interrupted()) {
    throw Error(Error::Kind::kInterrupted,
                fmt::format("interrupted after {} articles, which are in the index",
                            writer.counts().added + writer.counts().replaced),
                "run the same command again to go on");
  }
  summarize(options, read, writer.counts(), std::chrono::duration<double>(end - start).count());
  return options.strict && rejects.count() > 0 ? kExitError : kExitDone;
}

}  // namespace dateline
