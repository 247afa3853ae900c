#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace dateline {

// Exit status of both programs; part of the command-line contract.
enum ExitStatus : int {
  kExitDone = 0,
  kExitNothingFound = 1,  // or, when damage is what is looked for, that it was found
  kExitError = 2,
  kExitInterrupted = 130,
};

// What ends an operation. Bad *input* is not an Error: it is reported, counted and skipped. A bad
// *query* is not one either: it is a diagnostic. Thrown anywhere, caught once, in run_main.
class Error : public std::runtime_error {
 public:
  enum class Kind {
    kUsage,        // the command line makes no sense
    kInput,        // a named input cannot be read at all
    kIndex,        // not an index, a damaged one, or one of another version
    kLocked,       // another writer holds the index
    kSystem,       // the operating system refused: disk full, permission ...
    kInterrupted,  // Ctrl-C
    kBrokenPipe,   // the reader of our output has gone
  };

  // `what` says what happened and where, `hint` what to do about it (may be empty).
  Error(Kind kind, const std::string& what, std::string hint = {})
      : std::runtime_error(what), kind_(kind), hint_(std::move(hint)) {}

  Kind kind() const { return kind_; }
  const std::string& hint() const { return hint_; }
  ExitStatus exit_status() const;

 private:
  Kind kind_;
  std::string hint_;
};

// An Error::Kind::kSystem for `errno`: "cannot ACTION: No space left on device".
Error system_error(const std::string& action, int error_number);

}  // namespace dateline
