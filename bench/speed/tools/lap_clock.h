#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace dateline::bench {

// Wall time by stage, without gaps: each lap ends here and belongs wholly to one stage, so the
// stages add up to the time from construction to the last lap. Stage: an enum that counts from 0
// and ends with kCount.
template <typename Stage>
class LapClock {
 public:
  using Clock = std::chrono::steady_clock;

  LapClock() : last_(Clock::now()) {}

  // Ends the lap that has run since the last call.
  void lap(Stage stage) {
    const Clock::time_point now = Clock::now();
    totals_[static_cast<std::size_t>(stage)] += now - last_;
    last_ = now;
  }

  double seconds(Stage stage) const {
    return std::chrono::duration<double>(totals_[static_cast<std::size_t>(stage)]).count();
  }

 private:
  std::array<Clock::duration, static_cast<std::size_t>(Stage::kCount)> totals_{};
  Clock::time_point last_;
};

}  // namespace dateline::bench
