#include "indexer/build/worker_pool.h"

#include <atomic>
#include <memory>
#include <stdexcept>
#include <vector>

#include "tests/catch.h"

using namespace dateline;

namespace {

struct Counter {
  int tasks = 0;
};

}  // namespace

TEST_CASE("tasks run on threads with a state each", "[build]") {
  std::atomic<int> states{0};
  std::vector<std::future<int>> results;
  {
    WorkerPool<Counter> pool(3, [&] {
      ++states;
      return std::make_unique<Counter>();
    });
    CHECK(pool.threads() == 3);
    for (int i = 0; i < 500; ++i) {
      results.push_back(pool.submit([i](Counter& counter) {
        ++counter.tasks;
        return i;
      }));
    }
  }  // finishes what was submitted
  for (int i = 0; i < 500; ++i) REQUIRE(results[static_cast<std::size_t>(i)].get() == i);
  CHECK(states <= 3);
}

TEST_CASE("what a task throws comes out of its future", "[build]") {
  WorkerPool<Counter> pool(1, [] { return std::make_unique<Counter>(); });
  auto bad = pool.submit([](Counter&) -> int { throw std::runtime_error("no"); });
  auto good = pool.submit([](Counter&) { return 7; });
  CHECK_THROWS_AS(bad.get(), std::runtime_error);
  CHECK(good.get() == 7);
}

TEST_CASE("urgent tasks go first", "[build]") {
  WorkerPool<Counter> pool(1, [] { return std::make_unique<Counter>(); });
  std::promise<void> gate;
  std::vector<int> order;
  std::vector<std::future<void>> done;
  done.push_back(pool.submit([&](Counter&) { gate.get_future().wait(); }));
  done.push_back(pool.submit([&](Counter&) { order.push_back(1); }));
  done.push_back(
      pool.submit([&](Counter&) { order.push_back(2); }, WorkerPool<Counter>::Urgency::kHigh));
  gate.set_value();
  for (auto& task : done) task.wait();
  CHECK(order == std::vector<int>{2, 1});
}
