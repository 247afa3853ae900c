#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>

namespace dateline {

// Runs `body`, which returns the exit status, and turns what it throws into one message on
// standard error ("dateline-index: error: what" and "  hint: ...") and an exit status. Ignores
// SIGPIPE (writing to a closed pipe then shows as Error::Kind::kBrokenPipe) and SIGXFSZ (writing a
// file beyond its limit as kSystem), and catches SIGINT and SIGTERM: the first sets interrupted(),
// a second ends the process at once.
int run_main(const char* program, const std::function<int()>& body);

// True once Ctrl-C was pressed. Safe from any thread. Long loops ask.
bool interrupted();

// Throws Error::Kind::kInterrupted when interrupted().
void check_interrupted();

// For a program that goes on when what Ctrl-C ended is over: from here on Ctrl-C sets
// interrupted(), however often it is pressed, and clear_interrupt() takes it back. SIGTERM is meant
// for the program: after it terminated() holds, nothing is taken back, and a second one ends it.
void survive_interrupts();
void clear_interrupt();
bool terminated();

// Facts about a standard stream.
struct Terminal {
  bool is_terminal = false;
  bool color = false;  // a terminal, NO_COLOR unset or empty, TERM not "dumb"
  int width = 80;      // columns; $COLUMNS, else the terminal's own, else 80
};
Terminal terminal(std::FILE* stream);

// Standard output: what a program prints as its result. Buffered; throws Error::Kind::kBrokenPipe
// when the reader has gone and Error::Kind::kSystem when the disk is full.
class Output {
 public:
  explicit Output(std::FILE* stream) : stream_(stream) {}
  void write(std::string_view bytes);
  void flush();

 private:
  [[noreturn]] void fail() const;
  std::FILE* stream_;
};

}  // namespace dateline
