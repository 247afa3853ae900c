#include "indexer/build/merge.h"

#include <map>
#include <string>

#include "common/index/deleted.h"
#include "common/index/fingerprints.h"
#include "common/index/segment.h"
#include "indexer/build/segment_parts.h"

namespace dateline {
namespace {

constexpr std::size_t kFactor = 8;
// Segments up to here are all of the lowest tier: merging them costs next to nothing.
constexpr std::uint64_t kSmall = 2000;

int tier(std::uint64_t articles) {
  int tier = 0;
  for (std::uint64_t limit = kSmall; articles > limit; limit *= kFactor) ++tier;
  return tier;
}

}  // namespace

std::vector<std::size_t> choose_merge(const Manifest& manifest) {
  std::map<int, std::vector<std::size_t>> tiers;
  for (std::size_t i = 0; i < manifest.segments.size(); ++i) {
    tiers[tier(manifest.segments[i].articles)].push_back(i);
  }
  for (const auto& [level, segments] : tiers) {
    if (segments.size() >= kFactor) return segments;
  }
  return {};
}

SegmentEntry merge_segments(const Snapshot& snapshot, const std::vector<std::size_t>& segments,
                            const std::string& name) {
  SegmentParts parts(segment_path(snapshot.path(), name));
  std::vector<std::string> databases;
  std::vector<bool> gone;
  for (const std::size_t number : segments) {
    const Segment& segment = snapshot.segments()[number];
    parts.articles.append(segment.articles());
    parts.columns.append(segment.columns());
    parts.tokens.append(segment.tokens());
    parts.words.append(segment.words());
    const std::string path =
        segment_path(snapshot.path(), snapshot.manifest().segments[number].name);
    parts.fingerprints.append(Fingerprints(path + kFingerprintsPart));
    databases.push_back(path + kXapianPart);
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) gone.push_back(segment.deleted(doc));
  }
  SegmentEntry entry{name, gone.size(), 0, 0};
  Deleted deleted(static_cast<DocIndex>(gone.size()));
  for (DocIndex doc = 0; doc < gone.size(); ++doc) {
    if (gone[doc]) deleted.add(doc);
  }
  entry.deleted = deleted.count();
  if (entry.deleted > 0) {
    entry.deleted_version = 1;
    deleted.write(deleted_path(parts.folder, entry.deleted_version));
  }
  parts.join(databases);
  parts.finish();
  return entry;
}

}  // namespace dateline
