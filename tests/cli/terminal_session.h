#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

namespace dateline::test {

// A session of dateline-search in a pseudo-terminal of its own, as a person has it. Nothing is
// timed: every step waits for what must appear, for as long as a slow machine may take. Files of
// the user (history, settings, saved searches) are in a folder that is removed in the end.
class TerminalSession {
 public:
  struct Setting {
    std::string index = {};  // empty: the sample
    Words arguments = {};
    std::map<std::string, std::string> environment = {};
    int columns = 80;
    int rows = 25;
    std::string rc = {};    // the file of settings
    std::string home = {};  // of an earlier session, whose history it is; empty: a new one
  };

  explicit TerminalSession(Setting setting);
  ~TerminalSession();
  TerminalSession(const TerminalSession&) = delete;
  TerminalSession& operator=(const TerminalSession&) = delete;

  // Keys as they are typed: "\r" is Enter, "\t" completes, "\x03" Ctrl-C, "\x04" Ctrl-D.
  void type(std::string_view keys) const;
  // Waits until what the session has written since the last call has this in it; returns all of
  // that up to its end, without escape sequences. Fails the test when it does not come.
  std::string wait_for(std::string_view text);
  // Types a line and waits for the prompt after it; what stands between them.
  std::string ask(std::string_view line);
  // Reads what comes until the program has ended; its exit status, -1 when a signal ended it.
  int wait_end();
  // The one that the last ask() waited for.
  const std::string& prompt() const { return prompt_; }
  void resize(int columns, int rows) const;
  pid_t pid() const { return pid_; }
  // All that was written, with escape sequences.
  const std::string& raw() const { return raw_; }
  const std::string& home() const { return home_; }

 private:
  bool read_more();

  TemporaryDirectory directory_;
  std::string home_;
  pid_t pid_ = -1;
  int terminal_ = -1;
  std::string raw_;
  std::string prompt_;
  std::size_t seen_ = 0;  // of raw_
};

// Without escape sequences (CSI, OSC) and carriage returns.
std::string plain_text(std::string_view raw);

}  // namespace dateline::test
