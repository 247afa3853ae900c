#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::test {

// A program to be run as a user would.
struct Command {
  std::string program;
  std::vector<std::string> arguments = {};
  std::string input = {};  // standard input, closed after it
  // On top of the environment of the test, which loses what steers the programs (NO_COLOR,
  // COLUMNS, TERM, DATELINE_INDEX).
  std::map<std::string, std::string> environment = {};
  std::string directory = {};      // to run in; empty: that of the test
  std::string output_file = {};    // takes standard output instead of Result::out
  bool terminal = false;           // standard output is a terminal of 80 columns
  bool error_terminal = false;     // standard error is one
  bool keep_input_open = false;    // for Process: until close_input()
  std::chrono::seconds limit{30};  // then it is killed, and Result::timed_out
};

struct Result {
  int status = -1;  // exit status; -1 when a signal ended it
  int signal = 0;
  bool timed_out = false;
  std::string out;
  std::string err;
  long peak_kilobytes = 0;  // resident memory
};

// A running program. Its standard output and error are read while one of the waiting functions
// runs. Killed by the destructor when it still runs. SIGPIPE has its default effect in it.
class Process {
 public:
  explicit Process(const Command& command);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }
  void send(int signal) const;
  void write(std::string_view text) { input_ += text; }
  void close_input() { keep_input_open_ = false; }
  // Closes our end: the program's next write finds no reader.
  void close_output();
  // Waits until `done` holds; false when the program ended or the time limit came first.
  bool wait_until(const std::function<bool(const Result&)>& done);
  Result wait();

 private:
  bool pump(int milliseconds);
  void pump_input();
  bool pump_output(int& fd, std::string& text);
  bool ended(bool block);
  bool late() const { return std::chrono::steady_clock::now() >= deadline_; }

  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::string input_;
  bool keep_input_open_;
  bool ended_ = false;
  std::chrono::steady_clock::time_point deadline_;
  Result result_;
};

// Runs it to its end.
Result run(const Command& command);

}  // namespace dateline::test
