#pragma once

#include <string>

namespace dateline {

// The right to write to an index, held until destruction (or the death of the process). The file
// `lock` names the holder's pid, host and command for whoever is turned away.
class WriteLock {
 public:
  // Throws Error::Kind::kLocked, naming the holder, when another process holds it; with `wait`
  // waits until it is free (Ctrl-C ends the wait).
  WriteLock(const std::string& index, const std::string& command, bool wait);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  int fd_ = -1;
};

}  // namespace dateline
