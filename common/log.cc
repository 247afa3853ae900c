#include "common/log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {
namespace {

// "warning: " and the like; nothing for plain news.
class LevelPrefix : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& out) override {
    if (message.level == spdlog::level::info) return;
    const auto name = spdlog::level::to_string_view(message.level);
    out.append(name.begin(), name.end());
    constexpr std::string_view kColon = ": ";
    out.append(kColon.begin(), kColon.end());
  }
  std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<LevelPrefix>();
  }
};

// Messages, and below them the status line. Standard error has no buffer: what belongs together is
// written at once.
class StatusLineSink : public spdlog::sinks::ansicolor_stderr_sink_mt {
 public:
  using spdlog::sinks::ansicolor_stderr_sink_mt::ansicolor_stderr_sink_mt;

  void log(const spdlog::details::log_msg& message) override {
    const std::lock_guard lock(mutex_);
    if (!status_.empty()) std::fputs(kWipe, stderr);
    spdlog::sinks::ansicolor_stderr_sink_mt::log(message);
    if (!status_.empty()) std::fputs(status_.c_str(), stderr);
  }

  void set_status(const std::string& text) {
    const std::lock_guard lock(mutex_);
    if (text == status_) return;
    status_ = text;
    std::fputs((kWipe + status_).c_str(), stderr);
  }

 private:
  static constexpr const char* kWipe = "\r\x1b[K";
  std::mutex mutex_;
  std::string status_;
};

// Set while standard error can show a status line.
std::shared_ptr<StatusLineSink>& status_sink() {
  static std::shared_ptr<StatusLineSink> sink;
  return sink;
}

bool can_redraw() {
  const char* term = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && (term == nullptr || std::string_view(term) != "dumb");
}

}  // namespace

void set_up_log(const char* program, Verbosity verbosity) {
  const char* no_color = std::getenv("NO_COLOR");
  const bool color = isatty(STDERR_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
  auto sink = std::make_shared<StatusLineSink>(color ? spdlog::color_mode::always
                                                     : spdlog::color_mode::never);
  auto logger = std::make_shared<spdlog::logger>(program, sink);
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  formatter->add_flag<LevelPrefix>('*').set_pattern("%n: %^%*%$%v");
  logger->set_formatter(std::move(formatter));
  switch (verbosity) {
    case Verbosity::kQuiet:
      logger->set_level(spdlog::level::err);
      break;
    case Verbosity::kNormal:
      logger->set_level(spdlog::level::info);
      break;
    case Verbosity::kVerbose:
      logger->set_level(spdlog::level::debug);
      break;
  }
  spdlog::set_default_logger(std::move(logger));
  status_sink() = can_redraw() && verbosity != Verbosity::kQuiet ? std::move(sink) : nullptr;
}

bool has_status_line() { return status_sink() != nullptr; }

void set_status_line(const std::string& text) {
  if (has_status_line()) status_sink()->set_status(text);
}

}  // namespace dateline
