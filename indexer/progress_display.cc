#include "indexer/progress_display.h"

#include <algorithm>
#include <csignal>
#include <utility>

#include "common/log.h"
#include "common/program.h"
#include "indexer/input/input_size.h"

namespace dateline {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kRedraw{200};
constexpr milliseconds kMeasureAfter{300};
constexpr std::size_t kReportColumns = 200;

// No signals for threads that are started while it lives: Ctrl-C must wake the one that reads.
class SignalBlock {
 public:
  SignalBlock() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalBlock() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalBlock(const SignalBlock&) = delete;
  SignalBlock& operator=(const SignalBlock&) = delete;

 private:
  sigset_t before_ = {};
};

}  // namespace

ProgressDisplay::ProgressDisplay(Progress& progress, std::vector<std::string> paths,
                                 milliseconds report)
    : progress_(progress), report_(report) {
  if (!spdlog::should_log(spdlog::level::info)) return;
  const SignalBlock block;
  threads_.emplace_back([this] { draw(); });
  threads_.emplace_back([this, named = std::move(paths)] { measure(named); });
}

ProgressDisplay::~ProgressDisplay() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  end_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  set_status_line("");
}

bool ProgressDisplay::wait(milliseconds time) {
  std::unique_lock lock(mutex_);
  return !end_.wait_for(lock, time, [this] { return ended_; });
}

bool ProgressDisplay::ended() {
  const std::lock_guard lock(mutex_);
  return ended_;
}

void ProgressDisplay::notice_interrupt() {
  if (!interrupted()) return;
  std::call_once(noticed_, [this] {
    progress_.set_phase("publishing");
    spdlog::warn("interrupted: publishing what was read; Ctrl-C again ends at once");
  });
}

void ProgressDisplay::draw() {
  const bool live = has_status_line();
  const milliseconds tick = live ? kRedraw : std::min(kRedraw, report_);
  milliseconds since_report{0};
  while (wait(tick)) {
    notice_interrupt();
    if (live) {
      // The last column stays free: some terminals go to the next line once it is written.
      const int width = terminal(stderr).width;
      set_status_line(progress_.line(width > 1 ? static_cast<std::size_t>(width - 1) : 1));
    } else if ((since_report += tick) >= report_) {
      since_report = milliseconds{0};
      spdlog::info("{}", progress_.line(kReportColumns));
    }
  }
}

void ProgressDisplay::measure(const std::vector<std::string>& paths) {
  if (!wait(kMeasureAfter)) return;
  const auto bytes = input_size(paths, [this] { return !ended(); });
  if (bytes) progress_.set_total(*bytes);
}

}  // namespace dateline
