#include "searcher/saved/private_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "common/error.h"
#include "common/index/manifest.h"
#include "common/program.h"

namespace dateline {
namespace {

[[noreturn]] void fail(const std::string& action) { throw system_error(action, errno); }

void write_all(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write " + path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void make_private_folder(const std::string& path) {
  if (path.empty() || std::filesystem::is_directory(path)) return;
  make_private_folder(std::filesystem::path(path).parent_path());
  if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) fail("make the folder " + path);
}

void write_private_file(const std::string& path, const std::string& text) {
  const std::string temporary = path + "." + std::to_string(getpid());
  unlink(temporary.c_str());
  const int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) fail("write " + temporary);
  try {
    write_all(fd, text, temporary);
    if (fsync(fd) != 0) fail("write " + temporary);
    if (rename(temporary.c_str(), path.c_str()) != 0) fail("write " + path);
  } catch (const Error&) {
    close(fd);
    unlink(temporary.c_str());
    throw;
  }
  close(fd);
  sync_path(std::filesystem::path(path).parent_path());
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("read " + path);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) fail("read " + path);
  return text;
}

FolderLock::FolderLock(const std::string& folder) {
  const std::string path = folder + "/.lock";
  fd_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd_ < 0) fail("open " + path);
  while (flock(fd_, LOCK_EX) != 0) {
    if (errno != EINTR) fail("lock " + path);
    check_interrupted();
  }
}

FolderLock::~FolderLock() { close(fd_); }

}  // namespace dateline
