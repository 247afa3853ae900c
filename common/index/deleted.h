#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/columns.h"

namespace dateline {

// The tombstones of one segment: which documents no longer count. Written whole as a new version
// of the file each time, since everything else in a segment never changes.
class Deleted {
 public:
  // No document of `documents` deleted.
  explicit Deleted(DocIndex documents) : bits_((documents + 63) / 64) {}
  // Throws Error::Kind::kIndex when it is damaged or made for another number of documents.
  Deleted(const std::string& path, DocIndex documents);

  bool contains(DocIndex doc) const { return (bits_[doc / 64] >> (doc % 64) & 1) != 0; }
  void add(DocIndex doc) { bits_[doc / 64] |= std::uint64_t{1} << (doc % 64); }
  std::uint64_t count() const;
  void write(const std::string& path) const;

 private:
  std::vector<std::uint64_t> bits_;
};

// Its file in a segment.
std::string deleted_path(const std::string& segment, std::uint64_t version);

}  // namespace dateline
