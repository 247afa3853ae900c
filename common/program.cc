#include "common/program.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>

#include "common/error.h"
#include "common/log.h"

namespace dateline {
namespace {

volatile std::sig_atomic_t g_interrupted = 0;
volatile std::sig_atomic_t g_terminated = 0;

extern "C" void on_interrupt(int signal) {
  if (g_interrupted != 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  g_interrupted = 1;
}

extern "C" void on_survivable_interrupt(int) { g_interrupted = 1; }

extern "C" void on_termination(int signal) {
  if (g_terminated != 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  g_terminated = 1;
  g_interrupted = 1;
}

void set_handler(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;  // without SA_RESTART: a blocked read returns
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

void catch_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write
  set_handler(SIGINT, on_interrupt);
  set_handler(SIGTERM, on_interrupt);
}

int report(const Error& error) {
  if (error.kind() == Error::Kind::kBrokenPipe) return error.exit_status();
  const auto level =
      error.kind() == Error::Kind::kInterrupted ? spdlog::level::warn : spdlog::level::err;
  spdlog::log(level, "{}", error.what());
  if (!error.hint().empty() && spdlog::should_log(level)) {
    std::fprintf(stderr, "  hint: %s\n", error.hint().c_str());
  }
  return error.exit_status();
}

// What Xapian says of a full disk is no damage.
Error explained(const Xapian::Error& error) {
  const char* system = error.get_error_string();
  for (const int number : {ENOSPC, EDQUOT, EFBIG, EROFS}) {
    if (system != nullptr && std::strcmp(system, std::strerror(number)) == 0) {
      return system_error("write the index (" + error.get_msg() + ")", number);
    }
  }
  return Error(Error::Kind::kIndex, "the index cannot be read: " + error.get_description(),
               "see what `dateline-index verify` says of it");
}

}  // namespace

int run_main(const char* program, const std::function<int()>& body) {
  catch_signals();
  set_up_log(program, Verbosity::kNormal);
  try {
    return body();
  } catch (const Error& error) {
    return report(error);
  } catch (const Xapian::Error& error) {
    return report(explained(error));
  } catch (const std::bad_alloc&) {
    return report(Error(Error::Kind::kSystem, "out of memory"));
  } catch (const std::exception& error) {
    return report(Error(Error::Kind::kSystem, error.what()));
  }
}

bool interrupted() { return g_interrupted != 0; }

void check_interrupted() {
  if (interrupted()) throw Error(Error::Kind::kInterrupted, "interrupted");
}

void survive_interrupts() {
  set_handler(SIGINT, on_survivable_interrupt);
  set_handler(SIGTERM, on_termination);
}

void clear_interrupt() {
  if (g_terminated == 0) g_interrupted = 0;
}

bool terminated() { return g_terminated != 0; }

Terminal terminal(std::FILE* stream) {
  Terminal facts;
  const int fd = fileno(stream);
  facts.is_terminal = isatty(fd) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  facts.color = facts.is_terminal && (no_color == nullptr || *no_color == '\0') &&
                (term == nullptr || std::string(term) != "dumb");
  winsize size = {};
  const char* columns = std::getenv("COLUMNS");
  const int given = columns != nullptr ? std::atoi(columns) : 0;
  if (given > 0) {
    facts.width = given;
  } else if (facts.is_terminal && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    facts.width = size.ws_col;
  }
  return facts;
}

void Output::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stream_) != bytes.size()) fail();
}

void Output::flush() {
  if (std::fflush(stream_) != 0) fail();
}

void Output::fail() const {
  if (errno == EPIPE) throw Error(Error::Kind::kBrokenPipe, "output closed");
  if (errno == EINTR) check_interrupted();
  throw system_error("write the output", errno);
}

}  // namespace dateline
