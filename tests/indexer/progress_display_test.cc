#include "indexer/progress_display.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "common/program.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

// Takes what is logged while it lives.
class Messages {
 public:
  explicit Messages(spdlog::level::level_enum level) : before_(spdlog::default_logger()) {
    auto logger = std::make_shared<spdlog::logger>("test", sink_);
    logger->set_level(level);
    spdlog::set_default_logger(std::move(logger));
  }
  ~Messages() { spdlog::set_default_logger(before_); }
  std::string text() const { return sink_->text(); }

 private:
  class Sink final : public spdlog::sinks::base_sink<std::mutex> {
   public:
    std::string text() {
      const std::lock_guard lock(mutex_);
      return text_;
    }

   private:
    void sink_it_(const spdlog::details::log_msg& message) override {
      text_.append(message.payload.begin(), message.payload.end());
      text_ += '\n';
    }
    void flush_() override {}
    std::string text_;
  };

  std::shared_ptr<Sink> sink_ = std::make_shared<Sink>();
  std::shared_ptr<spdlog::logger> before_;
};

}  // namespace

TEST_CASE("without a terminal there is a message now and then", "[progress]") {
  const Messages messages(spdlog::level::info);
  Progress progress;
  progress.add_article(1000);
  {
    const ProgressDisplay display(progress, {"-"}, std::chrono::milliseconds(1));
    for (int i = 0; i < 10'000 && messages.text().empty(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  CHECK_THAT(messages.text(), Catch::StartsWith("1 article"));
  const std::string at_the_end = messages.text();
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(messages.text() == at_the_end);
}

TEST_CASE("a quiet run says nothing", "[progress]") {
  const Messages messages(spdlog::level::err);
  Progress progress;
  {
    const ProgressDisplay display(progress, {"-"}, std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK(messages.text().empty());
}

TEST_CASE("Ctrl-C is answered while reading waits, once", "[progress]") {
  const Messages messages(spdlog::level::info);
  survive_interrupts();
  Progress progress;
  {
    ProgressDisplay display(progress, {"-"}, std::chrono::seconds(100));
    display.notice_interrupt();
    CHECK(messages.text().empty());
    std::raise(SIGINT);
    for (int i = 0; i < 10'000 && messages.text().empty(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    display.notice_interrupt();
  }
  clear_interrupt();
  CHECK(messages.text() == "interrupted: publishing what was read; Ctrl-C again ends at once\n");
  CHECK_THAT(progress.line(80), Catch::EndsWith("publishing"));
}
