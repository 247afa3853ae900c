#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace dateline {

// Threads that run tasks, each with a State of its own (an analyzer and its caches, say), made on
// that thread. Tasks of one urgency start in the order of submission. What a task throws comes out
// of its future. submit() may be called from any thread, but for those of the pool.
template <typename State>
class WorkerPool {
 public:
  enum class Urgency { kNormal, kHigh };

  WorkerPool(std::size_t threads, std::function<std::unique_ptr<State>()> make_state)
      : make_state_(std::move(make_state)) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  // Finishes what was submitted.
  ~WorkerPool() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  std::size_t threads() const { return threads_.size(); }

  // `task` is called with a State&.
  template <typename Task>
  auto submit(Task task, Urgency urgency = Urgency::kNormal) {
    using Result = std::invoke_result_t<Task&, State&>;
    auto packaged = std::make_shared<std::packaged_task<Result(State&)>>(std::move(task));
    auto future = packaged->get_future();
    {
      const std::lock_guard lock(mutex_);
      auto& queue = urgency == Urgency::kHigh ? urgent_ : normal_;
      queue.emplace_back([packaged](State& state) { (*packaged)(state); });
    }
    changed_.notify_one();
    return future;
  }

 private:
  void run() {
    std::unique_ptr<State> state;
    while (true) {
      std::function<void(State&)> task;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return ending_ || !urgent_.empty() || !normal_.empty(); });
        auto& queue = urgent_.empty() ? normal_ : urgent_;
        if (queue.empty()) return;
        task = std::move(queue.front());
        queue.pop_front();
      }
      if (!state) state = make_state_();
      task(*state);
    }
  }

  std::function<std::unique_ptr<State>()> make_state_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void(State&)>> urgent_;
  std::deque<std::function<void(State&)>> normal_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline
