#include "indexer/build/segment_writer.h"

#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <tuple>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/article_json.h"
#include "common/error.h"
#include "common/index/checksums.h"
#include "common/index/segment.h"
#include "indexer/build/derived_files.h"
#include "indexer/build/document.h"
#include "indexer/build/files.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::uint64_t hash_of(const std::string& stored) {
  return XXH3_64bits(stored.data(), stored.size());
}

// Printed day, then instant; unknown times before known ones of the same day.
auto sort_key(const Article& article) {
  const Date& date = article.date;
  const Day day = date.known() ? date.day : kNoDay;
  const std::int32_t seconds =
      date.seconds ? *date.seconds - 60 * date.zone_minutes.value_or(0) : INT32_MIN;
  return std::tuple(day, static_cast<int>(date.precision), seconds);
}

}  // namespace

std::uint64_t content_hash(const Article& article) { return hash_of(to_text(article)); }

void SegmentWriter::write(const std::string& folder, std::vector<Article>& articles) {
  std::stable_sort(articles.begin(), articles.end(),
                   [](const Article& a, const Article& b) { return sort_key(a) < sort_key(b); });
  FolderDraft draft(folder);
  const std::string scratch = folder + "/xapian.new";
  Xapian::WritableDatabase database(scratch, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                 Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  DerivedFiles derived(folder);
  DocumentBuilder documents;
  for (const Article& article : articles) {
    analyzer_.analyze(article.title, article.language, title_);
    analyzer_.analyze(article.body, article.language, body_, true);
    const std::string stored = to_text(article);
    const std::uint64_t hash = hash_of(stored);
    derived.add(article, title_, body_, hash);
    database.add_document(documents.build(article, title_, body_, stored, hash));
  }
  database.commit();
  database.compact(folder + kXapianPart, Xapian::DBCOMPACT_NO_RENUMBER);
  database.close();
  fs::remove_all(scratch);
  derived.finish();
  write_checksums(folder);
  sync_tree(folder);
  draft.keep();
}

}  // namespace dateline
