#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>

struct stat;

namespace dateline {

// What the file system says of a file.
struct FileFacts {
  bool regular = false;  // else a pipe or the like: the rest means nothing
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;  // since 1970

  bool operator==(const FileFacts&) const = default;
};
FileFacts file_facts(const struct stat& status);

// Visits files below the paths a user names: a directory's entries sorted by bytes, hidden ones,
// sockets, pipes and devices left out. Nothing is visited twice, however it is reached, so loops of
// symbolic links end. A path named by the user is visited whatever it is.
class Walker {
 public:
  // Returns false to stop.
  using FileSink = std::function<bool(const std::string& path, const FileFacts& facts)>;
  // An entry that cannot be visited, and why.
  using ErrorSink = std::function<void(const std::string& path, const std::string& why)>;

  Walker(FileSink files, ErrorSink errors);

  // False when the sink said stop.
  bool visit(const std::string& path);

 private:
  bool visit_entry(const std::string& path, bool named);
  bool visit_directory(const std::string& path);

  FileSink files_;
  ErrorSink errors_;
  std::set<std::pair<unsigned long long, unsigned long long>> seen_;  // device, inode
};

// For a path that does not exist, a hint: the most similar name beside it, or the first part of the
// path that is missing.
std::string missing_path_hint(const std::string& path);

}  // namespace dateline
