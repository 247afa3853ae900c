#pragma once

#include <string>

namespace dateline {

// Makes a folder and those above it, for their owner alone. Throws Error::Kind::kSystem.
void make_private_folder(const std::string& path);

// Writes a file that only its owner can read, durably and in the place of an older one by rename:
// whoever opens it finds all of the old or all of the new. Throws Error::Kind::kSystem.
void write_private_file(const std::string& path, const std::string& text);

// The bytes of a file. Throws Error::Kind::kSystem.
std::string read_file(const std::string& path);

// Keeps a folder for one process while it lives; waits for another one that does. Throws
// Error::Kind::kSystem.
class FolderLock {
 public:
  explicit FolderLock(const std::string& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int fd_;
};

}  // namespace dateline
