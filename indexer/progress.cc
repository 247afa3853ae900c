#include "indexer/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "common/text/readable.h"
#include "common/text/width.h"

namespace dateline {
namespace {

// Seconds. The rate that is shown follows what happens, but not every wait for a batch to be
// published; the time that is left should not jump.
constexpr double kRateMemory = 15;
constexpr double kTimeLeftMemory = 30;
// Before this no rate means anything.
constexpr double kFirstRate = 1;

constexpr std::string_view kBetween = " \u00b7 ";

std::chrono::duration<double> steady_time() {
  return std::chrono::steady_clock::now().time_since_epoch();
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return fmt::format("{} %", part * 100 / whole);
}

// A part of the line; those of the highest `rank` are the first to go.
struct Part {
  int rank;
  std::string text;
};

template <std::size_t kCount>
std::string join(const std::array<Part, kCount>& parts, int highest_rank) {
  std::string line;
  for (const Part& part : parts) {
    if (part.text.empty() || part.rank > highest_rank) continue;
    if (!line.empty()) line += kBetween;
    line += part.text;
  }
  return line;
}

}  // namespace

void SmoothedRate::add(double amount, double seconds) {
  const double kept = std::exp(-seconds / memory_);
  amount_ = amount_ * kept + amount;
  seconds_ = seconds_ * kept + seconds;
}

Progress::Progress() : Progress(steady_time) {}

Progress::Progress(Clock clock)
    : clock_(std::move(clock)),
      start_(clock_()),
      text_rate_(kRateMemory),
      input_rate_(kTimeLeftMemory) {}

void Progress::add_article(std::uint64_t text_bytes) {
  articles_.fetch_add(1, std::memory_order_relaxed);
  text_.fetch_add(text_bytes, std::memory_order_relaxed);
}

void Progress::skip_file(std::uint64_t bytes) {
  skipped_files_.fetch_add(1, std::memory_order_relaxed);
  skipped_.fetch_add(bytes, std::memory_order_relaxed);
}

void Progress::measure() {
  const double now = seconds();
  if (now <= last_time_) return;
  const std::uint64_t text = text_.load(std::memory_order_relaxed);
  const std::uint64_t input = input_.load(std::memory_order_relaxed);
  text_rate_.add(static_cast<double>(text - last_text_), now - last_time_);
  input_rate_.add(static_cast<double>(input - last_input_), now - last_time_);
  last_time_ = now;
  last_text_ = text;
  last_input_ = input;
}

std::string Progress::line(std::size_t columns) {
  measure();
  const char* phase = phase_.load(std::memory_order_relaxed);
  const std::uint64_t rejected = rejected_.load(std::memory_order_relaxed);
  const std::uint64_t unchanged = skipped_files_.load(std::memory_order_relaxed);
  const std::uint64_t total = total_.load(std::memory_order_relaxed);
  // Files may have grown since they were measured.
  const std::uint64_t done =
      std::min(total, last_input_ + skipped_.load(std::memory_order_relaxed));
  const bool reading = phase == nullptr;
  const bool timed = reading && last_time_ >= kFirstRate;
  std::string left;
  if (timed && total > 0 && input_rate_.per_second() > 0) {
    left = countdown(static_cast<double>(total - done) / input_rate_.per_second()) + " left";
  }
  const std::array<Part, 8> parts = {{
      {0, counted(articles(), "article")},
      {5, data_size(text_bytes())},
      {4, timed && articles() > 0 ? data_rate(text_rate_.per_second()) : ""},
      {1, reading && total > 0 ? percent(done, total) : ""},
      {2, left},
      {6, unchanged > 0 ? counted(unchanged, "file") + " unchanged" : ""},
      {3, rejected > 0 ? grouped(rejected) + " rejected" : ""},
      {0, reading ? "" : phase},
  }};
  for (int rank = 6; rank > 0; --rank) {
    std::string line = join(parts, rank);
    if (display_width(line) <= columns) return line;
  }
  return fit(join(parts, 0), columns);
}

}  // namespace dateline
