#include "indexer/build/segment_parts.h"

#include <xapian.h>

#include <utility>

#include "common/index/checksums.h"
#include "common/index/segment.h"
#include "indexer/build/derived_postings.h"
#include "indexer/build/xapian_error.h"

namespace dateline {

void compact_databases(const std::vector<std::string>& databases, const std::string& path) {
  as_system_error("write " + path, [&] {
    Xapian::Database all;
    for (const std::string& database : databases) all.add_database(Xapian::Database(database));
    all.compact(path);
  });
}

SegmentParts::SegmentParts(std::string path)
    : draft(std::move(path)),
      folder(draft.path()),
      articles(folder + kArticlesPart),
      tokens(folder + kTokensPart),
      fingerprints(folder + kFingerprintsPart) {}

void SegmentParts::join(const std::vector<std::string>& databases) {
  compact_databases(databases, folder + kXapianPart);
}

void SegmentParts::finish() {
  articles.finish();
  tokens.finish();
  fingerprints.finish();
  columns.write(folder + kColumnsPart);
  words.write(folder + kWordsPart);
  derive_postings(folder + kXapianPart, folder + kPostingsPart);
  write_checksums(folder);
  sync_tree(folder);
  draft.keep();
}

}  // namespace dateline
