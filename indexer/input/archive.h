#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/input/byte_source.h"

struct archive;  // libarchive's

namespace dateline {

// A reading libarchive.
struct ArchiveCloser {
  void operator()(::archive* handle) const;
};
using ArchiveHandle = std::unique_ptr<::archive, ArchiveCloser>;

// Whether the first bytes of a file are those of a zip or tar archive. Office documents, e-books
// and programs that are zip archives inside are none. kArchiveMagicBytes of them are enough.
inline constexpr std::size_t kArchiveMagicBytes = 512;
enum class ArchiveKind { kNone, kZip, kTar };
ArchiveKind archive_kind(std::string_view first_bytes);

// The files in an archive, read once one after the other, in a few megabytes of memory. Left out
// are what is no regular file (directories, links, devices), hidden files and folders (names that
// begin with a dot, __MACOSX) and the table of contents that Windows keeps (Thumbs.db).
class Archive {
 public:
  struct Member {
    std::string path;                    // within the archive, cleaned: no "/" before it, no ".."
    std::string damage;                  // not empty: it cannot be read, and why
    std::unique_ptr<ByteSource> source;  // named "archive/path"; null when damaged
  };

  // Reads `source` as a stream; it must outlive the archive. Where `path` names a zip file (which
  // is not compressed once more), that is read in its place, by its directory: past damaged
  // members, and links are known as such.
  static std::unique_ptr<Archive> open(ByteSource& source, ArchiveKind kind,
                                       const std::string& path);
  virtual ~Archive() = default;

  // Fills `member`; false at the end. The member before it must not be read any more. Throws
  // Error::Kind::kInput where the archive cannot be read on, also while reading a member's source
  // (next() then goes on with what follows, if anything can).
  virtual bool next(Member& member) = 0;
};

}  // namespace dateline
