#include "indexer/progress.h"

#include <thread>
#include <vector>

#include "common/text/width.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

// A progress whose clock the test moves.
struct TimedRun {
  double now = 1000;
  Progress progress{[this] { return std::chrono::duration<double>(now); }};

  // One second in which this much was read.
  void second(int articles, std::uint64_t text_bytes, std::uint64_t input_bytes) {
    for (int i = 0; i < articles; ++i) {
      progress.add_article(text_bytes / static_cast<std::uint64_t>(articles));
    }
    progress.add_input(input_bytes);
    now += 1;
    line();
  }
  std::string line(std::size_t columns = 120) { return progress.line(columns); }
};

}  // namespace

TEST_CASE("what is unknown is not shown", "[progress]") {
  TimedRun run;
  CHECK(run.line() == "0 articles · 0.0 MB");
  run.progress.add_article(5'000);
  CHECK(run.line() == "1 article · 0.0 MB");  // no rate before a second is over
  run.progress.set_total(400'000'000);
  CHECK(run.line() == "1 article · 0.0 MB · 0 %");
}

TEST_CASE("a line says how much, how fast, how long", "[progress]") {
  TimedRun run;
  run.progress.set_total(400'000'000);
  for (int i = 0; i < 10; ++i) run.second(1000, 8'000'000, 10'000'000);
  CHECK(run.line() == "10,000 articles · 80.0 MB · 8.0 MB/s · 25 % · 0:30 left");
  run.progress.add_reject();
  run.progress.add_reject();
  CHECK(run.line() == "10,000 articles · 80.0 MB · 8.0 MB/s · 25 % · 0:30 left · 2 rejected");
  // Files that are passed over take no time.
  run.progress.skip_file(100'000'000);
  CHECK(run.line() ==
        "10,000 articles · 80.0 MB · 8.0 MB/s · 50 % · 0:20 left · 1 file unchanged · 2 rejected");
  run.progress.set_phase("publishing");
  CHECK(run.line() == "10,000 articles · 80.0 MB · 1 file unchanged · 2 rejected · publishing");
}

TEST_CASE("the rate is the recent one", "[progress]") {
  TimedRun run;
  for (int i = 0; i < 60; ++i) run.second(100, 2'000'000, 0);
  CHECK(run.line() == "6,000 articles · 120 MB · 2.0 MB/s");
  for (int i = 0; i < 90; ++i) run.second(100, 6'000'000, 0);
  CHECK(run.line() == "15,000 articles · 660 MB · 6.0 MB/s");
  // Drawing twice at the same moment changes nothing.
  CHECK(run.line() == run.line());
  run.now += 150;
  CHECK(run.line() == "15,000 articles · 660 MB · 0.0 MB/s");
}

TEST_CASE("files that grow after they were measured end at 100 %", "[progress]") {
  TimedRun run;
  run.progress.set_total(1'000'000);
  for (int i = 0; i < 3; ++i) run.second(1, 500'000, 500'000);
  CHECK(run.line() == "3 articles · 1.5 MB · 0.5 MB/s · 100 % · 0:00 left");
}

TEST_CASE("a line fits any width, what matters most last to go", "[progress]") {
  TimedRun run;
  run.progress.set_total(400'000'000);
  run.progress.skip_file(0);
  run.progress.add_reject();
  for (int i = 0; i < 10; ++i) run.second(1000, 8'000'000, 10'000'000);
  for (std::size_t columns = 1; columns < 120; ++columns) {
    INFO(columns);
    CHECK(display_width(run.line(columns)) <= columns);
  }
  CHECK(run.line(80) == "10,000 articles · 80.0 MB · 8.0 MB/s · 25 % · 0:30 left · 1 rejected");
  CHECK(run.line(60) == "10,000 articles · 8.0 MB/s · 25 % · 0:30 left · 1 rejected");
  CHECK(run.line(50) == "10,000 articles · 25 % · 0:30 left · 1 rejected");
  CHECK(run.line(24) == "10,000 articles · 25 %");
  CHECK(run.line(16) == "10,000 articles");
  run.progress.set_phase("publishing");
  CHECK(run.line(30) == "10,000 articles · publishing");
}

TEST_CASE("many threads may count", "[progress]") {
  Progress progress;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&progress] {
      for (int k = 0; k < 10'000; ++k) progress.add_article(3);
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(progress.articles() == 40'000);
  CHECK(progress.text_bytes() == 120'000);
}
