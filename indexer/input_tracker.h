#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "indexer/build/input_ledger.h"
#include "indexer/input/inputs.h"
#include "indexer/progress.h"

namespace dateline {

// Decides which input files need not be read again, and enters those that were read into the ledger
// once the index holds all their articles.
//
// A file is passed over unopened when size, time and settings are those of the ledger; when only
// the time differs, its bytes are hashed, and it is passed over when they are the same. A file
// whose time lay less than two seconds back when it was read may have been written to after that
// without another time: its time is not trusted.
class InputTracker final : public InputWatcher {
 public:
  struct Options {
    std::uint64_t settings = 0;    // hash of all that decides how a file is read
    bool reread = false;           // pass over nothing
    bool reread_rejected = false;  // read files again that had rejected records
  };
  struct Counts {
    std::uint64_t read = 0;       // files, standard input included
    std::uint64_t unchanged = 0;  // files passed over; and what they held when they were read:
    std::uint64_t unchanged_articles = 0;
    std::uint64_t unchanged_rejects = 0;
  };

  // Under the write lock of the index. `progress` must outlive it.
  InputTracker(const std::string& index, Options options, Progress& progress);
  ~InputTracker() override;

  bool begin_file(const std::string& path, const FileFacts& facts) override;
  void raw_bytes(std::span<const char> bytes) override;
  void end_file(const std::string& path, bool whole) override;

  // An article, or a rejected record, of the file that is being read.
  void add_article() { ++articles_; }
  void add_reject() { ++rejected_; }

  // Tells how many of the articles, in order, the index holds for good. Saves the ledger now and
  // then, so that a run that is killed loses little of it.
  void settle(std::uint64_t articles);
  // At the end: settles, and saves what there is to save.
  void finish(std::uint64_t articles);

  const Counts& counts() const { return counts_; }

 private:
  struct Waiting {
    InputRecord record;
    std::uint64_t last_article;  // of the run, as settle() counts
  };
  // The state of the file that is being read.
  struct Current;

  bool unchanged(const InputKey& key, const FileFacts& facts, const std::string& path);
  std::string real_path(const std::string& path);

  InputLedger ledger_;
  Options options_;
  Progress& progress_;
  Counts counts_;
  std::uint64_t articles_ = 0;
  std::uint64_t rejected_ = 0;
  std::unique_ptr<Current> current_;
  std::deque<Waiting> waiting_;
  std::chrono::steady_clock::time_point saved_;
  std::string folder_;       // the last one that real_path saw
  std::string real_folder_;  // the same without links; "" when there is none
};

}  // namespace dateline
