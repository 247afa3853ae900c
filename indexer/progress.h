#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace dateline {

// A rate over about the last `memory` seconds: the mean weighted by exp(-age / memory), and the
// plain mean while less time has passed.
class SmoothedRate {
 public:
  explicit SmoothedRate(double memory) : memory_(memory) {}
  // `amount` came in during the last `seconds`.
  void add(double amount, double seconds);
  double per_second() const { return seconds_ > 0 ? amount_ / seconds_ : 0; }

 private:
  double memory_;
  double amount_ = 0;
  double seconds_ = 0;
};

// How far a run of `add` is. The counters may be raised by any thread; line() is for one thread.
class Progress {
 public:
  // Time since any fixed moment.
  using Clock = std::function<std::chrono::duration<double>()>;

  Progress();
  explicit Progress(Clock clock);

  void add_article(std::uint64_t text_bytes);
  void add_reject() { rejected_.fetch_add(1, std::memory_order_relaxed); }
  // Bytes of input files as they are on disk: read, or passed over with their file.
  void add_input(std::uint64_t bytes) { input_.fetch_add(bytes, std::memory_order_relaxed); }
  void skip_file(std::uint64_t bytes);
  // Of all inputs, once it is known.
  void set_total(std::uint64_t bytes) { total_.store(bytes, std::memory_order_relaxed); }
  // What is done instead of reading ("publishing"); a string literal.
  void set_phase(const char* phase) { phase_.store(phase, std::memory_order_relaxed); }

  std::uint64_t articles() const { return articles_.load(std::memory_order_relaxed); }
  std::uint64_t text_bytes() const { return text_.load(std::memory_order_relaxed); }
  double seconds() const { return (clock_() - start_).count(); }

  // "12,400 articles · 38.2 MB · 11.3 MB/s · 41 % · 0:35 left · 3 rejected"; MB are of text. What
  // is unknown is left out, then what matters less, until the line fits. Rates are taken from call
  // to call.
  std::string line(std::size_t columns);

 private:
  Clock clock_;
  std::chrono::duration<double> start_;
  std::atomic<std::uint64_t> articles_{0};
  std::atomic<std::uint64_t> text_{0};
  std::atomic<std::uint64_t> rejected_{0};
  std::atomic<std::uint64_t> input_{0};
  std::atomic<std::uint64_t> skipped_{0};  // bytes
  std::atomic<std::uint64_t> skipped_files_{0};
  std::atomic<std::uint64_t> total_{0};  // 0: unknown
  std::atomic<const char*> phase_{nullptr};

  void measure();
  // Of line() alone:
  double last_time_ = 0;
  std::uint64_t last_text_ = 0;
  std::uint64_t last_input_ = 0;
  SmoothedRate text_rate_;
  SmoothedRate input_rate_;
};

}  // namespace dateline
