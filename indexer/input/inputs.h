#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/input/reader.h"

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

// Throws what read_inputs would throw before it reads anything, so that a mistake on the command
// line is known before an index is made.
void check_inputs(const std::vector<std::string>& paths, const InputOptions& options);

// Calls `sink` for each article in order. A path that does not exist throws Error::Kind::kInput
// before anything is read (with the nearest existing name as a hint); a file that cannot be read
// later is handed to `rejects` as record 0 and the rest goes on. Stops early when `sink` is false.
InputCounts read_inputs(const std::vector<std::string>& paths, const InputOptions& options,
                        const RejectSink& rejects,
                        const std::function<bool(Article&&, const Origin&)>& sink);

}  // namespace dateline
