#include "indexer/build/ready_article.h"

#include <algorithm>
#include <utility>

#include "common/index/columns.h"

namespace dateline {

ReadyArticles in_order_of_date(std::vector<ReadyArticle> ready) {
  std::stable_sort(ready.begin(), ready.end(), [](const ReadyArticle& a, const ReadyArticle& b) {
    return order_of(a.article.date) < order_of(b.article.date);
  });
  ReadyArticles sorted;
  sorted.articles.reserve(ready.size());
  sorted.fingerprints.reserve(ready.size());
  for (ReadyArticle& each : ready) {
    sorted.articles.push_back(std::move(each.article));
    sorted.fingerprints.push_back(std::move(each.fingerprint));
  }
  return sorted;
}

}  // namespace dateline
