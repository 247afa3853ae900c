#pragma once

#include <string>

namespace dateline {

// Makes `to` the same file as `from`: by a hard link where the file system allows it, else as a
// durable copy. `to` must not exist. Throws Error::Kind::kSystem.
void link_or_copy(const std::string& from, const std::string& to);

// Makes a folder with everything in it durable.
void sync_tree(const std::string& folder);

// A folder in the making: removed with all it holds by the destructor, unless kept.
class FolderDraft {
 public:
  // Makes the folder, and those on the way; it must not exist. Throws Error::Kind::kSystem.
  explicit FolderDraft(std::string path);
  ~FolderDraft();
  FolderDraft(const FolderDraft&) = delete;
  FolderDraft& operator=(const FolderDraft&) = delete;

  const std::string& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  std::string path_;
  bool kept_ = false;
};

}  // namespace dateline
