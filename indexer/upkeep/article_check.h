#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "common/article.h"
#include "common/index/articles.h"
#include "common/index/columns.h"
#include "common/index/tokens.h"
#include "indexer/upkeep/segment_check.h"

namespace dateline {

// Compares what the parts of a segment say of the same document.
class ArticleCheck {
 public:
  // The parts must outlive it; nullptr for those that cannot be read.
  ArticleCheck(const StoredArticles& articles, const Xapian::Database* database,
               const Columns* columns, const Tokens* tokens)
      : articles_(articles), database_(database), columns_(columns), tokens_(tokens) {}

  // The first thing that is wrong with the document: its stored article cannot be read, its id does
  // not lead to it, or date, values, words or hash are others than those of the article. `what`
  // names the document, not the file. Throws Xapian::Error.
  std::optional<Damage> check(DocIndex doc) const;

 private:
  std::string compare_database(DocIndex doc, const Article& article) const;
  std::string compare_columns(DocIndex doc, const Article& article) const;
  std::string compare_tokens(DocIndex doc) const;

  const StoredArticles& articles_;
  const Xapian::Database* database_;
  const Columns* columns_;
  const Tokens* tokens_;
};

}  // namespace dateline
