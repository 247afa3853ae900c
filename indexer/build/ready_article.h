#pragma once

#include <vector>

#include "common/article.h"
#include "indexer/enrich/fingerprint.h"

namespace dateline {

// An article as the workers have made it ready to be stored.
struct ReadyArticle {
  Article article;
  Fingerprint fingerprint;
};

// The same side by side: what finds the stories takes them apart.
struct ReadyArticles {
  std::vector<Article> articles;
  std::vector<Fingerprint> fingerprints;  // in the order of `articles`
};

// By DateOrder, which is the order of docids in a segment; equal ones stay as they come.
ReadyArticles in_order_of_date(std::vector<ReadyArticle> ready);

}  // namespace dateline
