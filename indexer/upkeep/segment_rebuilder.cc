#include "indexer/upkeep/segment_rebuilder.h"

#include <xapian.h>

#include <filesystem>

#include "common/article_json.h"
#include "common/index/checksums.h"
#include "common/index/deleted.h"
#include "common/index/schema.h"
#include "common/index/segment.h"
#include "common/program.h"
#include "indexer/build/derived_files.h"
#include "indexer/build/files.h"
#include "indexer/build/segment_writer.h"

namespace dateline {

namespace fs = std::filesystem;

void SegmentRebuilder::rebuild(const std::string& from, const std::string& to,
                               const SegmentEntry& entry) {
  FolderDraft draft(to);
  fs::create_directory(to + kXapianPart);
  for (const auto& file : fs::directory_iterator(from + kXapianPart)) {
    link_or_copy(file.path(), to + kXapianPart + "/" + file.path().filename().string());
  }
  if (entry.deleted_version != 0) {
    link_or_copy(deleted_path(from, entry.deleted_version),
                 deleted_path(to, entry.deleted_version));
  }
  const Xapian::Database database(to + kXapianPart);
  DerivedFiles derived(to);
  for (Xapian::docid docid = 1; docid <= entry.articles; ++docid) {
    check_interrupted();
    const Xapian::Document document = database.get_document(docid);
    const Article article = article_from_text(document.get_data());
    // Without the hash the article counts as changed when it is added again: no harm is done.
    const auto hash = hash_from_value(document.get_value(kContentHashSlot));
    analyzer_.analyze(article.title, article.language, title_);
    analyzer_.analyze(article.body, article.language, body_, true);
    derived.add(article, title_, body_, hash ? *hash : content_hash(article));
  }
  derived.finish();
  write_checksums(to);
  sync_tree(to);
  draft.keep();
}

}  // namespace dateline
