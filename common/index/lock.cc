#include "common/index/lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <thread>

#include "common/error.h"
#include "common/log.h"
#include "common/program.h"

namespace dateline {
namespace {

std::string holder_of(int fd) {
  std::array<char, 1024> text = {};
  const ssize_t size = pread(fd, text.data(), text.size() - 1, 0);
  std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  while (!holder.empty() && holder.back() == '\n') holder.pop_back();
  return holder.empty() ? "another process" : holder;
}

std::string host_name() {
  std::array<char, 256> name = {};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

}  // namespace

WriteLock::WriteLock(const std::string& index, const std::string& command, bool wait) {
  const std::string path = index + "/lock";
  fd_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd_ < 0) throw system_error("write to the index " + index, errno);
  bool told = false;
  while (flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      const int error = errno;
      close(fd_);
      throw system_error("lock " + path, error);
    }
    const std::string holder = holder_of(fd_);
    if (!wait) {
      close(fd_);
      throw Error(Error::Kind::kLocked, "the index " + index + " is being written by " + holder,
                  "wait until that is done, or give --wait");
    }
    if (!told) spdlog::info("waiting: the index is being written by {}", holder);
    told = true;
    if (interrupted()) {
      close(fd_);
      check_interrupted();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  const std::string holder = fmt::format("pid {} on {}: {}\n", getpid(), host_name(), command);
  if (ftruncate(fd_, 0) != 0 ||
      pwrite(fd_, holder.data(), holder.size(), 0) != static_cast<ssize_t>(holder.size())) {
    const int error = errno;
    close(fd_);
    throw system_error("write " + path, error);
  }
}

WriteLock::~WriteLock() {
  if (fd_ < 0) return;
  // An emptied file tells a reader that nobody holds it; failing to empty it does no harm.
  if (ftruncate(fd_, 0) != 0) spdlog::debug("the lock file keeps the name of its last holder");
  close(fd_);
}

}  // namespace dateline
