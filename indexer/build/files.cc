#include "indexer/build/files.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/error.h"
#include "common/index/manifest.h"

namespace dateline {

namespace fs = std::filesystem;

void link_or_copy(const std::string& from, const std::string& to) {
  if (link(from.c_str(), to.c_str()) == 0) return;
  // Another file system, one without links, or one that protects the files of others.
  if (errno == ENOENT || errno == EEXIST || errno == ENOSPC) {
    throw system_error("link " + from + " as " + to, errno);
  }
  std::error_code error;
  if (!fs::copy_file(from, to, error)) {
    throw system_error("copy " + from + " to " + to, error.value());
  }
  sync_path(to);
}

void sync_tree(const std::string& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    sync_path(entry->path());
  }
  if (error) throw system_error("read " + folder, error.value());
  sync_path(folder);
}

FolderDraft::FolderDraft(std::string path) : path_(std::move(path)) {
  std::error_code error;
  if (!fs::create_directories(path_, error)) {
    throw system_error("make " + path_, error ? error.value() : EEXIST);
  }
}

FolderDraft::~FolderDraft() {
  std::error_code ignored;
  if (!kept_) fs::remove_all(path_, ignored);
}

}  // namespace dateline
