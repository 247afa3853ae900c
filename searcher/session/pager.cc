#include "searcher/session/pager.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string_view>

#include "common/shell_word.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kMostWords = 60;
constexpr int kNoCommand = 127;  // a shell's exit status

bool fits_screen(std::string_view text) {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return false;
  return std::count(text.begin(), text.end(), '\n') < size.ws_row;
}

// The command line of the pager; empty: none is wanted.
std::string pager_command(const std::string& text, const std::vector<std::string>& words) {
  const char* named = std::getenv("PAGER");
  std::string command = named != nullptr ? std::string(trim(named)) : "less -FRX";
  const std::string program = command.substr(0, command.find(' '));
  if (program == "cat") return "";
  if (std::filesystem::path(program).filename() != "less") return command;
  // What fits is shown and done with, where nothing is searched for.
  const std::string pattern = fits_screen(text) ? "" : search_pattern(words);
  if (pattern.empty()) return command;
  // Looks for the first one, so that n goes on from there, and returns to the beginning.
  return command + " -j.3 " + shell_word("+/" + pattern + "\ng");
}

void write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;  // the pager has seen enough
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

[[noreturn]] void become_pager(const std::string& command, int input) {
  dup2(input, STDIN_FILENO);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
  setenv("LESS", "FRX", 0);
  setenv("LESSCHARSET", "utf-8", 0);
  execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  _exit(kNoCommand);
}

}  // namespace

std::string search_pattern(const std::vector<std::string>& words) {
  constexpr std::string_view kSpecial = "\\.[]{}()*+?^$|/";
  std::set<std::string> different(words.begin(), words.end());
  std::string pattern;
  std::size_t count = 0;
  for (const std::string& word : different) {
    if (++count > kMostWords) break;
    if (!pattern.empty()) pattern += '|';
    for (const char c : word) {
      if (kSpecial.find(c) != std::string_view::npos) pattern += '\\';
      pattern += c;
    }
  }
  return pattern;
}

void show_in_pager(const std::string& text, const std::vector<std::string>& words, Output& output) {
  const std::string command = pager_command(text, words);
  std::array<int, 2> ends = {};
  if (command.empty() || pipe(ends.data()) != 0) {
    output.write(text);
    return;
  }
  struct sigaction ignore = {};
  struct sigaction before = {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGINT, &ignore, &before);
  const pid_t pid = fork();
  if (pid == 0) {
    close(ends[1]);
    become_pager(command, ends[0]);
  }
  close(ends[0]);
  if (pid > 0) write_all(ends[1], text);
  close(ends[1]);
  int status = 0;
  while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  sigaction(SIGINT, &before, nullptr);
  if (pid < 0 || (WIFEXITED(status) && WEXITSTATUS(status) == kNoCommand)) output.write(text);
}

}  // namespace dateline
