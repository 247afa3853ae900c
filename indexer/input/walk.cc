#include "indexer/input/walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "common/index/manifest.h"
#include "common/program.h"
#include "common/text/edit_distance.h"

namespace dateline {
namespace {

// Names in a directory without hidden ones, sorted; false with errno set when it cannot be read.
bool list_directory(const std::string& path, std::vector<std::string>& names) {
  struct Closer {
    void operator()(DIR* directory) const { ::closedir(directory); }
  };
  const std::unique_ptr<DIR, Closer> directory(::opendir(path.c_str()));
  if (directory == nullptr) return false;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) break;
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  if (errno != 0) return false;
  std::sort(names.begin(), names.end());
  return true;
}

std::string join(const std::string& directory, const std::string& name) {
  return directory.ends_with('/') ? directory + name : directory + "/" + name;
}

}  // namespace

FileFacts file_facts(const struct stat& status) {
  FileFacts facts;
  facts.regular = S_ISREG(status.st_mode);
  if (!facts.regular) return facts;
  facts.size = static_cast<std::uint64_t>(status.st_size);
  facts.mtime_ns = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
  return facts;
}

Walker::Walker(FileSink files, ErrorSink errors)
    : files_(std::move(files)), errors_(std::move(errors)) {}

bool Walker::visit(const std::string& path) { return visit_entry(path, true); }

bool Walker::visit_entry(const std::string& path, bool named) {
  check_interrupted();
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) {
    errors_(path, std::strerror(errno));
    return true;
  }
  const bool directory = S_ISDIR(status.st_mode);
  if (!directory && !S_ISREG(status.st_mode) && !named) return true;
  if (!seen_.emplace(status.st_dev, status.st_ino).second) return true;
  if (!directory) return files_(path, file_facts(status));
  if (!is_index(path)) return visit_directory(path);
  if (named) errors_(path, "it is an index, not articles");
  return true;
}

bool Walker::visit_directory(const std::string& path) {
  std::vector<std::string> names;
  if (!list_directory(path, names)) {
    errors_(path, std::strerror(errno));
    return true;
  }
  return std::all_of(names.begin(), names.end(),
                     [&](const std::string& name) { return visit_entry(join(path, name), false); });
}

std::string missing_path_hint(const std::string& path) {
  std::string trimmed = path;
  while (trimmed.size() > 1 && trimmed.ends_with('/')) trimmed.pop_back();
  const std::size_t slash = trimmed.rfind('/');
  const std::string name = trimmed.substr(slash + 1);
  const std::string shown = slash == std::string::npos ? "" : trimmed.substr(0, slash + 1);
  // Without the slash at its end, so that a file in the place of a directory is found to be one.
  const std::string directory =
      shown.empty() ? "." : shown.substr(0, std::max<std::size_t>(1, shown.size() - 1));
  struct stat status = {};
  if (::stat(directory.c_str(), &status) != 0) {
    return shown.size() <= 1 ? "" : missing_path_hint(shown);
  }
  if (!S_ISDIR(status.st_mode)) return "\"" + directory + "\" is not a directory";
  std::vector<std::string> names;
  list_directory(directory, names);
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const std::string& candidate : names) {
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < best_distance || candidate.starts_with(name + ".")) {
      best = candidate;
      best_distance = std::min(distance, best_distance);
    }
  }
  if (!best.empty()) return "did you mean \"" + shown + best + "\"?";
  return "there is no \"" + name + "\" in " +
         (shown.empty() ? "this directory" : "\"" + shown + "\"");
}

}  // namespace dateline
