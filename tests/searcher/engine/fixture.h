#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/build/index_writer.h"
#include "searcher/engine/search.h"
#include "tests/temp_folder.h"

namespace dateline::engine_test {

// An index of some articles; each list is a segment.
class TestIndex {
 public:
  explicit TestIndex(const std::vector<std::vector<Article>>& segments) {
    {
      IndexWriter writer(folder_ / "index", "test");
      for (const auto& segment : segments) {
        for (const Article& article : segment) writer.add(article);
        writer.publish();
      }
    }
    snapshot_ = std::make_unique<Snapshot>(folder_ / "index");
  }

  const Snapshot& snapshot() const { return *snapshot_; }
  std::string path() const { return folder_ / "index"; }

  Response search(Request request) const { return Searcher(*snapshot_).search(request); }
  Response search(const std::string& query, Match match = Match::kAll) const {
    Request request;
    request.query = query;
    request.match = match;
    request.sort = Sort::kOldest;
    request.limit = 100;
    return search(request);
  }
  // The ids that are found, oldest first, with blanks between them.
  std::string ids(const std::string& query, Match match = Match::kAll) const {
    std::string out;
    for (const Hit& hit : search(query, match).hits) {
      if (!out.empty()) out += ' ';
      out += hit.article.id;
    }
    return out;
  }

 private:
  TempFolder folder_;
  std::unique_ptr<Snapshot> snapshot_;
};

inline Article make_article(const std::string& id, const std::string& title,
                            const std::string& body, const std::string& language = "en") {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.language = language;
  return article;
}

}  // namespace dateline::engine_test
