#pragma once

#include <xapian.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "common/index/segment.h"

namespace dateline {

// A document of a snapshot: which segment, and where in it.
struct DocAddress {
  std::uint32_t segment = 0;
  DocIndex doc = 0;

  auto operator<=>(const DocAddress&) const = default;
};

// An index as it was published at one moment, open for reading. Not for sharing between threads:
// Xapian's objects are not.
class Snapshot {
 public:
  // Throws Error::Kind::kIndex.
  explicit Snapshot(const std::string& index);

  const std::string& path() const { return path_; }
  const Manifest& manifest() const { return manifest_; }
  const std::vector<Segment>& segments() const { return segments_; }
  std::uint64_t articles() const { return manifest_.articles(); }
  // Those of all segments, deleted ones included.
  std::uint64_t documents() const;
  // All segments as one database: statistics are those of the whole index.
  const Xapian::Database& database() const { return database_; }
  // Where a document of database() is: Xapian deals docids of several databases out in turn.
  DocAddress address(Xapian::docid docid) const {
    const auto count = static_cast<Xapian::docid>(segments_.size());
    return {(docid - 1) % count, (docid - 1) / count};
  }
  // The live document with this id.
  std::optional<DocAddress> find(const std::string& id) const;
  // The language codes of the articles, sorted.
  const std::vector<std::string>& languages() const { return languages_; }

 private:
  void open();

  std::string path_;
  Manifest manifest_;
  std::vector<Segment> segments_;
  Xapian::Database database_;
  std::vector<std::string> languages_;
};

}  // namespace dateline
