#include "indexer/upkeep/segment_rebuilder.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "common/article_json.h"
#include "common/error.h"
#include "common/index/articles.h"
#include "common/index/deleted.h"
#include "common/index/segment.h"
#include "common/program.h"
#include "indexer/build/files.h"
#include "indexer/build/segment_builder.h"
#include "indexer/enrich/fingerprint.h"

namespace dateline {
namespace {

// Links a file in the place of another.
void replace_by_link(const std::string& from, const std::string& to) {
  const std::string draft = to + ".new";
  link_or_copy(from, draft);
  if (std::rename(draft.c_str(), to.c_str()) != 0) throw system_error("write " + to, errno);
}

}  // namespace

void rebuild_segment(const std::string& from, const std::string& to, const SegmentEntry& entry,
                     std::size_t threads) {
  const StoredArticles articles(from + kArticlesPart);
  Workers workers(threads, [] { return std::make_unique<Worker>(std::nullopt); });
  SegmentBuilder builder(to, workers);
  Fingerprinter fingerprinter;
  for (DocIndex doc = 0; doc < articles.documents(); ++doc) {
    check_interrupted();
    Article article = article_from_text(articles.text(doc));
    const Fingerprint fingerprint = fingerprinter.make(article.title, article.body);
    builder.add(std::move(article), fingerprint);
  }
  builder.finish();
  // What readers and snapshots share stays shared.
  replace_by_link(from + kArticlesPart, to + kArticlesPart);
  if (entry.deleted_version != 0) {
    link_or_copy(deleted_path(from, entry.deleted_version),
                 deleted_path(to, entry.deleted_version));
  }
  sync_path(to);
}

}  // namespace dateline
