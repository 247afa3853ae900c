#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>

#include "common/article.h"
#include "common/index/articles.h"
#include "common/index/columns.h"
#include "common/index/deleted.h"
#include "common/index/manifest.h"
#include "common/index/postings.h"
#include "common/index/tokens.h"
#include "common/index/words.h"

namespace dateline {

// Names of the parts of a segment, under its folder.
inline constexpr const char* kXapianPart = "/xapian";
inline constexpr const char* kArticlesPart = "/articles";
inline constexpr const char* kColumnsPart = "/columns";
inline constexpr const char* kPostingsPart = "/postings";
inline constexpr const char* kTokensPart = "/tokens";
inline constexpr const char* kWordsPart = "/words";
inline constexpr const char* kChecksumsPart = "/checksums";

// One segment open for reading: immutable, so it stays valid whatever a writer does. Its parts must
// agree on the number of documents. Throws Error::Kind::kIndex when one is missing or damaged.
class Segment {
 public:
  Segment(const std::string& index, const SegmentEntry& entry);

  DocIndex documents() const { return columns_.documents(); }
  const Xapian::Database& database() const { return database_; }
  const StoredArticles& articles() const { return articles_; }
  const Columns& columns() const { return columns_; }
  const Postings& postings() const { return postings_; }
  const Tokens& tokens() const { return tokens_; }
  const Words& words() const { return words_; }
  bool has_deleted() const { return deleted_.has_value(); }
  bool deleted(DocIndex doc) const { return deleted_ && deleted_->contains(doc); }
  // The stored article.
  Article article(DocIndex doc) const;
  // Gives back the memory of what was read of its larger files, for passes over all of them.
  void release() const;

 private:
  std::string path_;
  Xapian::Database database_;
  StoredArticles articles_;
  Columns columns_;
  Postings postings_;
  Tokens tokens_;
  Words words_;
  std::optional<Deleted> deleted_;
};

}  // namespace dateline
