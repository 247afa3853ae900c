#include "common/index/fingerprints.h"

#include <algorithm>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline {
namespace {

constexpr std::uint32_t kFingerprintsVersion = 1;
enum : std::uint64_t { kSampledHashes = 1, kSampleStarts = 2, kStoryNumbers = 3 };

}  // namespace

std::uint64_t story_number(const std::string& article_id) {
  return std::max<std::uint64_t>(XXH3_64bits(article_id.data(), article_id.size()), 1);
}

std::string story_id(std::uint64_t number) {
  // Without letters that are read as digits.
  constexpr std::string_view kSigns = "0123456789abcdefghjkmnpqrstvwxyz";
  constexpr int kDigits = 13;  // of five bits
  std::string id = "s-";
  for (int i = kDigits - 1; i >= 0; --i) id += kSigns[(number >> (5 * i)) & 31];
  return id;
}

Fingerprints::Fingerprints(const std::string& path)
    : file_(path, FileKind::kFingerprints, kFingerprintsVersion) {
  starts_ = file_.array<std::uint64_t>(kSampleStarts);
  stories_ = file_.array<std::uint64_t>(kStoryNumbers);
  hashes_ = file_.array<std::uint32_t>(kSampledHashes);
  if (starts_.size() != stories_.size() + 1 || starts_.front() != 0 ||
      starts_.back() != hashes_.size()) {
    file_.damaged("its documents do not fill it");
  }
}

FingerprintsWriter::FingerprintsWriter(const std::string& path)
    : file_(path, FileKind::kFingerprints, kFingerprintsVersion) {
  file_.begin(kSampledHashes);
}

void FingerprintsWriter::add(const Article& article, std::span<const std::uint32_t> hashes) {
  file_.append_array(hashes);
  starts_.push_back(starts_.back() + hashes.size());
  const std::uint64_t number = story_number(article.id);
  stories_.push_back(article.story == story_id(number) ? number : 0);
}

void FingerprintsWriter::append(const Fingerprints& segment) {
  file_.append_array(segment.hashes_);
  const std::uint64_t shift = starts_.back();
  for (const std::uint64_t end : segment.starts_.subspan(1)) starts_.push_back(shift + end);
  stories_.insert(stories_.end(), segment.stories_.begin(), segment.stories_.end());
}

void FingerprintsWriter::finish() {
  file_.add(kSampleStarts, starts_);
  file_.add(kStoryNumbers, stories_);
  file_.finish();
}

}  // namespace dateline
