#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index/columns.h"
#include "common/index/section_file.h"

namespace dateline {

// Name of the part under a segment's folder. Only writers open it: searching does not need it.
inline constexpr const char* kFingerprintsPart = "/fingerprints";

// The number of the story that begins with the article of this id; never 0.
std::uint64_t story_number(const std::string& article_id);
// The `story` of the articles of that story, by its number: "s-" and thirteen letters and digits.
std::string story_id(std::uint64_t number);

// `fingerprints` of one segment: by document, the sampled hashes that tell copies of a story, and
// whether a story begins with it. Mapped into memory. There is no index from hash to documents:
// copies lie within a few days, documents are in the order of their days, and a batch is compared
// with the published documents of its days in one pass over them (indexer/build/stories.h).
class Fingerprints {
 public:
  explicit Fingerprints(const std::string& path);
  DocIndex documents() const { return static_cast<DocIndex>(stories_.size()); }
  // Ascending. Throws Error::Kind::kIndex where damage would lead outside the file.
  std::span<const std::uint32_t> hashes(DocIndex doc) const {
    return checked_part(hashes_, starts_[doc], starts_[doc + 1]);
  }
  // The number of the story that begins with this document; 0 when it belongs to an earlier one.
  std::uint64_t story(DocIndex doc) const { return stories_[doc]; }
  void verify() const { file_.verify(); }

 private:
  friend class FingerprintsWriter;
  SectionReader file_;
  std::span<const std::uint64_t> starts_;  // per document, and one more
  std::span<const std::uint64_t> stories_;
  std::span<const std::uint32_t> hashes_;
};

// Writes the file, document by document in docid order; holds 16 bytes a document in memory.
class FingerprintsWriter {
 public:
  explicit FingerprintsWriter(const std::string& path);
  // `article` with its story; `hashes` ascending.
  void add(const Article& article, std::span<const std::uint32_t> hashes);
  // All documents of another segment, after those that were added.
  void append(const Fingerprints& segment);
  void finish();

 private:
  SectionWriter file_;
  std::vector<std::uint64_t> starts_ = {0};
  std::vector<std::uint64_t> stories_;
};

}  // namespace dateline
