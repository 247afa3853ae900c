#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/section_file.h"

namespace dateline {

// The name of an input file in the ledger: XXH3-128 of its absolute path. Paths themselves would
// make up two thirds of the ledger of a folder of small files.
using InputKey = std::array<std::uint64_t, 2>;
InputKey input_key(std::string_view absolute_path);

// What a ledger says of one input file, as it stands in the file.
struct InputRecord {
  static constexpr std::int64_t kNoTime = INT64_MIN;

  InputKey key = {};
  std::uint64_t size = 0;      // on disk, compressed as it is
  std::int64_t mtime_ns = 0;   // since 1970; kNoTime: never trust the time
  std::uint64_t content = 0;   // XXH3 of the bytes on disk; 0: not known
  std::uint64_t settings = 0;  // hash of all that decided how it was read
  std::uint32_t articles = 0;  // read from it, those that were in the index already included
  std::uint32_t rejected = 0;  // records

  bool operator==(const InputRecord&) const = default;
};

// Remembers which input files an index holds, so that the next `add` passes over those that have
// not changed: file `inputs` of the index, a section file (format in section_file.h) of records
// sorted by key, with the generation of the manifest that covers them. It is only a shortcut: when
// it is missing, damaged, of another version or newer than the manifest (which was restored from a
// backup, say), it counts as empty, and files are read again.
//
// Lives under the write lock. Holds in memory only what was put since the last save().
class InputLedger {
 public:
  // Opens the ledger of this index; there must be a manifest.
  explicit InputLedger(std::string index);

  // What the last save() (of any run) left about a file. Nothing throws: see above.
  std::optional<InputRecord> find(const InputKey& key) const;

  // Enters a file, in place of what is known of it, as soon as the published manifest holds all its
  // articles. Durable with the next save().
  void put(const InputRecord& record) { added_.push_back(record); }
  bool has_unsaved() const { return !added_.empty(); }

  // Writes the ledger and puts it in place with one rename. A disk that is full or the like is a
  // warning, not an error: what was put since the last save() is forgotten.
  void save();

 private:
  void open();
  void write_merged(const std::string& path);

  std::string index_;
  std::optional<SectionReader> file_;
  std::span<const InputRecord> records_;  // of file_, sorted by key
  std::vector<InputRecord> added_;
};

}  // namespace dateline
