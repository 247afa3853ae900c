#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/date.h"
#include "common/error.h"
#include "common/index/manifest.h"
#include "common/log.h"
#include "common/program.h"
#include "common/text/readable.h"
#include "common/text/utf8.h"
#include "indexer/build/index_writer.h"
#include "indexer/commands.h"
#include "indexer/input_tracker.h"
#include "indexer/progress.h"
#include "indexer/progress_display.h"
#include "indexer/reject_log.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// More of a command line is nothing for people to read.
constexpr std::size_t kMaxShownCommand = 1000;

// Bytes a second; a lower rate is not worth a word.
constexpr double kLeastRate = 0.1e6;

// A hash of all that decides what is read from the bytes of a file. The day is part of it only when
// it was given: an article does not change overnight.
std::uint64_t settings_of(const IndexerOptions& options) {
  std::string all =
      fmt::format("{} {} {}", options.enrich.hash(), options.input.reader.max_record_bytes,
                  options.input.format ? static_cast<int>(*options.input.format) : -1);
  for (const auto& [input, field] : options.input.reader.field_map) {
    all += fmt::format(" {}:{}={}:{}", input.size(), input, field.size(), field);
  }
  if (options.enrich.today != today()) all += fmt::format(" {}", options.enrich.today);
  return XXH3_64bits(all.data(), all.size());
}

std::uint64_t bytes_on_disk(const std::string& index) {
  std::uint64_t bytes = 0;
  std::error_code error;
  fs::recursive_directory_iterator entry(index, error);
  for (; !error && entry != fs::end(entry); entry.increment(error)) {
    if (!entry->is_regular_file(error)) continue;
    const std::uintmax_t size = entry->file_size(error);
    if (!error) bytes += size;
  }
  return bytes;
}

// What was done, and to what end.
void summarize(const std::string& index, const Progress& progress, const WriteCounts& written,
               const InputTracker::Counts& files) {
  std::string text = fmt::format("added {} to {}", counted(written.added, "article"), index);
  if (written.replaced > 0) text += fmt::format(", replaced {}", grouped(written.replaced));
  if (written.unchanged > 0) {
    text += fmt::format(", {} were there already", grouped(written.unchanged));
  }
  spdlog::info("{}", text);

  const double seconds = progress.seconds();
  text = fmt::format("read {}, {} of text in {}", counted(files.read, "file"),
                     data_size(progress.text_bytes()), duration(seconds));
  const double rate = static_cast<double>(progress.text_bytes()) / std::max(seconds, 1e-9);
  if (seconds >= 1 && rate >= kLeastRate) text += fmt::format(" ({})", data_rate(rate));
  if (files.unchanged > 0) {
    text +=
        fmt::format("; passed over {} that had not changed, with {}",
                    counted(files.unchanged, "file"), counted(files.unchanged_articles, "article"));
    if (files.unchanged_rejects > 0) {
      text += fmt::format(" and {} (--reread names them)",
                          counted(files.unchanged_rejects, "rejected record"));
    }
  }
  spdlog::info("{}", text);
}

std::string state_of(const std::string& index) {
  return fmt::format("the index holds {} in {}",
                     counted(read_manifest(index).articles(), "article"),
                     data_size(bytes_on_disk(index)));
}

[[noreturn]] void end_interrupted(const IndexerOptions& options) {
  const bool standard_input =
      std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end();
  const std::string command = options.command_line.size() <= kMaxShownCommand
                                  ? options.command_line
                                  : "the same command again";
  throw Error(Error::Kind::kInterrupted, "interrupted; " + state_of(options.common.index),
              (standard_input ? "go on, with the same input: " : "go on with: ") + command);
}

}  // namespace

int run_add(const IndexerOptions& options) {
  check_inputs(options.paths, options.input);
  const std::string& index = options.common.index;
  IndexWriter::Options writing;
  writing.threads = options.threads;
  writing.enrich = options.enrich;
  writing.wait = options.wait;
  IndexWriter writer(index, std::string(utf8_prefix(options.command_line, kMaxShownCommand)),
                     writing);
  RejectLog rejects;
  Progress progress;
  InputTracker files(index, {settings_of(options), options.reread, options.strict}, progress);
  std::optional<ProgressDisplay> display(std::in_place, progress, options.paths);
  try {
    read_inputs(
        options.paths, options.input,
        [&](const Reject& reject) {
          rejects.add(reject);
          if (reject.passed_over) return;
          files.add_reject();
          progress.add_reject();
        },
        [&](Article&& article, const Origin& origin) {
          files.add_article();
          progress.add_article(article.title.size() + article.body.size());
          writer.add(std::move(article), origin.file);
          files.settle(writer.settled());
          return !interrupted();
        },
        &files);
  } catch (const Error& error) {
    // What was read before Ctrl-C is kept.
    if (error.kind() != Error::Kind::kInterrupted) throw;
  }
  display->notice_interrupt();
  progress.set_phase("publishing");
  writer.publish();
  files.finish(writer.settled());
  display.reset();
  rejects.summarize();
  summarize(index, progress, writer.counts(), files.counts());
  if (interrupted()) end_interrupted(options);
  spdlog::info("{}", state_of(index));
  return options.strict && rejects.count() > 0 ? kExitError : kExitDone;
}

}  // namespace dateline
