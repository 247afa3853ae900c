#include "tests/cli/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace dateline::test {
namespace {

constexpr int kTick = 20;  // milliseconds between two looks at the process

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

struct Ends {
  int ours = -1;
  int theirs = -1;
};

// A channel from the program to us, or to the program when `to_program`.
Ends make_pipe(bool to_program) {
  std::array<int, 2> ends = {};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
  return to_program ? Ends{ends[1], ends[0]} : Ends{ends[0], ends[1]};
}

Ends make_terminal() {
  const int ours = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (ours < 0 || grantpt(ours) != 0 || unlockpt(ours) != 0) fail("terminal");
  const int theirs = open(ptsname(ours), O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (theirs < 0) fail("terminal");
  winsize size = {};
  size.ws_col = 80;
  size.ws_row = 25;
  ioctl(theirs, TIOCSWINSZ, &size);
  return {ours, theirs};
}

Ends make_output(const Command& command) {
  if (command.terminal) return make_terminal();
  if (command.output_file.empty()) return make_pipe(false);
  const int file = open(command.output_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) fail("open");
  return {-1, file};
}

[[noreturn]] void become(const Command& command, int in, int out, int err) {
  std::signal(SIGPIPE, SIG_DFL);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  for (const char* name :
       {"NO_COLOR", "COLUMNS", "TERM", "DATELINE_INDEX", "LC_ALL", "LC_MESSAGES", "LANG"})
    unsetenv(name);
  for (const auto& [name, value] : command.environment) setenv(name.c_str(), value.c_str(), 1);
  if (!command.directory.empty() && chdir(command.directory.c_str()) != 0) _exit(127);
  std::vector<char*> arguments = {const_cast<char*>(command.program.c_str())};
  for (const std::string& argument : command.arguments) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  execv(command.program.c_str(), arguments.data());
  _exit(127);
}

}  // namespace

Process::Process(const Command& command)
    : input_(command.input),
      keep_input_open_(command.keep_input_open),
      deadline_(std::chrono::steady_clock::now() + command.limit) {
  std::signal(SIGPIPE, SIG_IGN);
  const Ends in = make_pipe(true);
  const Ends out = make_output(command);
  const Ends err = command.error_terminal ? make_terminal() : make_pipe(false);
  fcntl(in.ours, F_SETFL, O_NONBLOCK);
  pid_ = fork();
  if (pid_ < 0) fail("fork");
  if (pid_ == 0) become(command, in.theirs, out.theirs, err.theirs);
  for (const int end : {in.theirs, out.theirs, err.theirs}) close(end);
  in_ = in.ours;
  out_ = out.ours;
  err_ = err.ours;
}

Process::~Process() {
  if (!ended_) {
    kill(pid_, SIGKILL);
    ended(true);
  }
  for (const int end : {in_, out_, err_}) {
    if (end >= 0) close(end);
  }
}

void Process::send(int signal) const {
  if (kill(pid_, signal) != 0) fail("kill");
}

void Process::close_output() {
  close(out_);
  out_ = -1;
}

void Process::pump_input() {
  while (in_ >= 0 && !input_.empty()) {
    const ssize_t size = ::write(in_, input_.data(), input_.size());
    if (size < 0 && errno == EAGAIN) return;
    input_.erase(0, size < 0 ? input_.size() : static_cast<std::size_t>(size));
  }
  if (in_ >= 0 && !keep_input_open_) {
    close(in_);
    in_ = -1;
  }
}

// False at the end of the stream, which is then closed.
bool Process::pump_output(int& fd, std::string& text) {
  std::array<char, 1 << 16> buffer;
  const ssize_t size = read(fd, buffer.data(), buffer.size());
  if (size > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
  }
  if (size < 0 && errno == EINTR) return true;
  close(fd);
  fd = -1;
  return false;
}

// Moves what can be moved, for at most this long; false when both outputs are at their end.
bool Process::pump(int milliseconds) {
  pump_input();
  std::array<pollfd, 3> streams = {
      {{out_, POLLIN, 0}, {err_, POLLIN, 0}, {input_.empty() ? -1 : in_, POLLOUT, 0}}};
  poll(streams.data(), streams.size(), milliseconds);
  if (streams[0].revents != 0) pump_output(out_, result_.out);
  if (streams[1].revents != 0) pump_output(err_, result_.err);
  return out_ >= 0 || err_ >= 0;
}

bool Process::ended(bool block) {
  if (ended_) return true;
  int status = 0;
  rusage usage = {};
  const pid_t pid = wait4(pid_, &status, block ? 0 : WNOHANG, &usage);
  if (pid != pid_) return false;
  ended_ = true;
  result_.peak_kilobytes = usage.ru_maxrss;
  if (WIFEXITED(status)) result_.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result_.signal = WTERMSIG(status);
  return true;
}

bool Process::wait_until(const std::function<bool(const Result&)>& done) {
  while (!done(result_)) {
    if (late() || ended(false)) return false;
    pump(kTick);
  }
  return true;
}

Result Process::wait() {
  while (pump(kTick)) {
    if (!late()) continue;
    result_.timed_out = true;
    kill(pid_, SIGKILL);
    break;
  }
  ended(true);
  return result_;
}

Result run(const Command& command) { return Process(command).wait(); }

}  // namespace dateline::test
