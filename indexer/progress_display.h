#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "indexer/progress.h"

namespace dateline {

// Shows a Progress while it lives, from a thread of its own, so that it goes on while reading
// waits: on a terminal as the status line, redrawn five times a second; else as a message every ten
// seconds; with --quiet not at all. Measures the inputs on the side, in another thread, when the
// run is not over at once.
class ProgressDisplay {
 public:
  // `progress` must outlive it; `paths` are those of the command line; `report` is the time between
  // two messages.
  ProgressDisplay(Progress& progress, std::vector<std::string> paths,
                  std::chrono::milliseconds report = std::chrono::seconds(10));
  // Takes the status line away.
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;
  // Says once, if Ctrl-C was pressed, that what was read is published. Done while it shows progress
  // as well: reading may be waiting for a batch just then.
  void notice_interrupt();

 private:
  // False when it is time to end.
  bool wait(std::chrono::milliseconds time);
  bool ended();
  void draw();
  void measure(const std::vector<std::string>& paths);

  Progress& progress_;
  std::chrono::milliseconds report_;
  std::mutex mutex_;
  std::condition_variable end_;
  bool ended_ = false;  // guarded by mutex_
  std::once_flag noticed_;
  std::vector<std::thread> threads_;
};

}  // namespace dateline
