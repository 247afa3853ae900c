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
#include "common/index/columns.h"
#include "common/index/fingerprints.h"
#include "common/index/manifest.h"
#include "common/index/segment.h"
#include "common/index/tokens.h"
#include "common/index/words.h"
#include "indexer/build/document.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Printed day, then instant; unknown times before known ones of the same day.
auto sort_key(const Article& article) {
  const Date& date = article.date;
  const Day day = date.known() ? date.day : kNoDay;
  const std::int32_t seconds =
      date.seconds ? *date.seconds - 60 * date.zone_minutes.value_or(0) : INT32_MIN;
  return std::tuple(day, static_cast<int>(date.precision), seconds);
}

void sync_tree(const std::string& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) sync_path(entry.path());
  sync_path(folder);
}

}  // namespace

std::uint64_t content_hash(const Article& article) {
  const std::string stored = to_text(article);
  return XXH3_64bits(stored.data(), stored.size());
}

void sort_by_date(std::vector<Article>& articles) {
  std::stable_sort(articles.begin(), articles.end(),
                   [](const Article& a, const Article& b) { return sort_key(a) < sort_key(b); });
}

void SegmentWriter::write(const std::string& folder, const std::vector<Article>& articles,
                          const Prepared& prepared) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw system_error("make " + folder, error.value());

  const std::string scratch = folder + "/xapian.new";
  Xapian::WritableDatabase database(scratch, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                 Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  ColumnsWriter columns;
  TokensWriter tokens(folder + kTokensPart);
  WordsWriter words;
  FingerprintsWriter fingerprints(folder + kFingerprintsPart);
  DocumentBuilder documents;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Article& article = articles[i];
    analyzer_.analyze(article.title, article.language, title_);
    analyzer_.analyze(article.body, article.language, body_, true);
    const std::string stored = to_text(article);
    columns.add(article, static_cast<std::uint32_t>(title_.tokens.size() + body_.tokens.size()),
                prepared.content_hashes[i]);
    fingerprints.add(article, prepared.fingerprints[i]);
    tokens.add(title_, body_);
    words.add(title_, body_);
    database.add_document(documents.build(article, title_, body_, stored));
  }
  database.commit();
  database.compact(folder + kXapianPart, Xapian::DBCOMPACT_NO_RENUMBER);
  database.close();
  fs::remove_all(scratch);
  tokens.finish();
  fingerprints.finish();
  columns.write(folder + kColumnsPart);
  words.write(folder + kWordsPart);
  sync_tree(folder);
}

}  // namespace dateline
