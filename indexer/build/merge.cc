#include "indexer/build/merge.h"

#include <map>

#include "common/index/checksums.h"
#include "common/index/deleted.h"
#include "common/index/fingerprints.h"
#include "common/index/segment.h"
#include "indexer/build/files.h"
#include "indexer/build/segment_builder.h"

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
  const std::string folder = segment_path(snapshot.path(), name);
  FolderDraft draft(folder);
  SegmentEntry entry{name, 0, 0, 0};
  ArticlesWriter articles(folder + kArticlesPart);
  ColumnsWriter columns;
  TokensWriter tokens(folder + kTokensPart);
  FingerprintsWriter fingerprints(folder + kFingerprintsPart);
  WordsWriter words;
  std::vector<std::string> databases;
  for (const std::size_t number : segments) {
    const Segment& segment = snapshot.segments()[number];
    articles.append(segment.articles());
    columns.append(segment.columns());
    tokens.append(segment.tokens());
    words.append(segment.words());
    const std::string path =
        segment_path(snapshot.path(), snapshot.manifest().segments[number].name);
    fingerprints.append(Fingerprints(path + kFingerprintsPart));
    databases.push_back(path + kXapianPart);
    entry.articles += segment.documents();
  }
  Deleted deleted(static_cast<DocIndex>(entry.articles));
  DocIndex base = 0;
  for (const std::size_t number : segments) {
    const Segment& segment = snapshot.segments()[number];
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
      if (segment.deleted(doc)) deleted.add(base + doc);
    }
    base += segment.documents();
  }
  compact_databases(databases, folder + kXapianPart);
  articles.finish();
  tokens.finish();
  fingerprints.finish();
  columns.write(folder + kColumnsPart);
  words.write(folder + kWordsPart);
  entry.deleted = deleted.count();
  if (entry.deleted > 0) {
    entry.deleted_version = 1;
    deleted.write(deleted_path(folder, entry.deleted_version));
  }
  write_checksums(folder);
  sync_tree(folder);
  draft.keep();
  return entry;
}

}  // namespace dateline
