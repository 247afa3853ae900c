#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/input/reader.h"
#include "indexer/input/walk.h"

namespace dateline {

// Reads everything that was named on the command line: files, directories (walked in sorted order,
// hidden files and symbolic-link loops left out), "-" for standard input; zip and tar archives
// member by member, archives in an archive too.
struct InputOptions {
  ReaderOptions reader;
  std::optional<Format> format;  // forces one; otherwise name and first bytes decide
};

struct InputCounts {
  std::uint64_t files = 0;  // those in archives one by one, not the archives
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;  // of titles and bodies
  std::uint64_t rejected = 0;
  std::uint64_t passed_over = 0;  // Reject::passed_over
};

// Watches the reading, file by file. Every call comes from the thread that reads.
class InputWatcher {
 public:
  virtual ~InputWatcher() = default;
  // Before a file is opened; false leaves it out. Standard input is no regular file.
  virtual bool begin_file(const std::string& path, const FileFacts& facts) = 0;
  // The bytes of the file as they are on disk, in order, as far as they are read.
  virtual void raw_bytes(std::span<const char> bytes) = 0;
  // After the last record of a file. `whole`: nothing of it was left unread by an error (a record
  // that was rejected was read). Not called when the reading stops inside it.
  virtual void end_file(const std::string& path, bool whole) = 0;
};

// Throws what read_inputs would throw before it reads anything, so that a mistake on the command
// line is known before an index is made.
void check_inputs(const std::vector<std::string>& paths, const InputOptions& options);

// Calls `sink` for each article in order. A path that does not exist throws Error::Kind::kInput
// before anything is read (with the nearest existing name as a hint); a file that cannot be read
// later is handed to `rejects` as record 0 and the rest goes on. Stops early when `sink` is false.
InputCounts read_inputs(const std::vector<std::string>& paths, const InputOptions& options,
                        const RejectSink& rejects,
                        const std::function<bool(Article&&, const Origin&)>& sink,
                        InputWatcher* watcher = nullptr);

}  // namespace dateline
