#include "tests/cli/terminal_session.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "tests/catch.h"

namespace dateline::test {
namespace {

constexpr int kPatience = 60'000;  // milliseconds without a byte: longer than any machine is slow

[[noreturn]] void become(const Command& command) {
  for (const char* name : {"NO_COLOR", "COLUMNS", "LINES", "DATELINE_INDEX", "LC_ALL",
                           "LC_MESSAGES", "LANG", "PAGER", "LESS", "INPUTRC"})
    unsetenv(name);
  for (const auto& [name, value] : command.environment) setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> arguments = {const_cast<char*>(command.program.c_str())};
  for (const std::string& argument : command.arguments) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);
  execv(command.program.c_str(), arguments.data());
  _exit(127);
}

}  // namespace

std::string plain_text(std::string_view raw) {
  std::string plain;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\r' || raw[i] == '\a') continue;
    if (raw[i] != '\x1b' || i + 1 == raw.size()) {
      plain += raw[i];
      continue;
    }
    ++i;
    if (raw[i] == '[') {
      while (i + 1 < raw.size() && (raw[i + 1] < '@' || raw[i + 1] > '~')) ++i;
      ++i;
    } else if (raw[i] == ']') {
      while (i + 1 < raw.size() && raw[i] != '\a') ++i;
    }
  }
  return plain;
}

TerminalSession::TerminalSession(Setting setting)
    : home_(setting.home.empty() ? directory_.path() : setting.home) {
  if (!setting.rc.empty()) directory_.write(".config/dateline/searchrc", setting.rc);
  Words arguments = {"-i", setting.index.empty() ? sample_index() : setting.index};
  arguments.insert(arguments.end(), setting.arguments.begin(), setting.arguments.end());
  Command command = search_command(arguments);
  command.environment = {{"HOME", home_},
                         {"XDG_CONFIG_HOME", home_ + "/.config"},
                         {"XDG_STATE_HOME", home_ + "/.state"},
                         {"TERM", "xterm"},
                         {"LC_ALL", "C.UTF-8"},
                         {"PAGER", "cat"}};
  for (const auto& [name, value] : setting.environment) command.environment[name] = value;
  winsize size = {};
  size.ws_col = static_cast<unsigned short>(setting.columns);
  size.ws_row = static_cast<unsigned short>(setting.rows);
  pid_ = forkpty(&terminal_, nullptr, nullptr, &size);
  REQUIRE(pid_ >= 0);
  if (pid_ == 0) become(command);
  fcntl(terminal_, F_SETFD, FD_CLOEXEC);
}

TerminalSession::~TerminalSession() {
  if (terminal_ >= 0) close(terminal_);
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
}

void TerminalSession::type(std::string_view keys) const {
  while (!keys.empty()) {
    const ssize_t written = write(terminal_, keys.data(), keys.size());
    if (written < 0 && errno == EINTR) continue;
    REQUIRE(written > 0);
    keys.remove_prefix(static_cast<std::size_t>(written));
  }
}

bool TerminalSession::read_more() {
  pollfd stream = {terminal_, POLLIN, 0};
  if (poll(&stream, 1, kPatience) <= 0) return false;
  std::array<char, 1 << 14> buffer;
  const ssize_t size = read(terminal_, buffer.data(), buffer.size());
  if (size <= 0) return size < 0 && errno == EINTR;
  raw_.append(buffer.data(), static_cast<std::size_t>(size));
  return true;
}

std::string TerminalSession::wait_for(std::string_view text) {
  while (true) {
    // From the beginning each time: a sequence may have been cut in two.
    const std::string plain = plain_text(std::string_view(raw_).substr(seen_));
    if (const std::size_t at = plain.find(text); at != std::string::npos) {
      // The least of what was written that shows it.
      std::size_t end = seen_;
      while (plain_text(std::string_view(raw_).substr(seen_, end - seen_)).size() <
             at + text.size()) {
        ++end;
      }
      seen_ = end;
      return plain.substr(0, at + text.size());
    }
    if (!read_more()) {
      INFO("waiting for \"" << text << "\" in:\n" << plain);
      REQUIRE(false);
    }
  }
}

std::string TerminalSession::ask(std::string_view line) {
  type(std::string(line) + "\r");
  wait_for("\n");
  std::string out = wait_for("> ");
  // The prompt stands on a line of its own; a ">" in an answer is not it.
  while (true) {
    const std::size_t last = out.rfind('\n') + 1;
    if (out[last] == '>' || out[last] == '[') {
      prompt_ = out.substr(last);
      return out.substr(0, last);
    }
    out += wait_for("> ");
  }
}

int TerminalSession::wait_end() {
  while (read_more()) {
  }
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void TerminalSession::resize(int columns, int rows) const {
  winsize size = {};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = static_cast<unsigned short>(rows);
  REQUIRE(ioctl(terminal_, TIOCSWINSZ, &size) == 0);
}

}  // namespace dateline::test
