#include "common/index/segment.h"

#include "common/article_json.h"
#include "common/error.h"

namespace dateline {
namespace {

Xapian::Database open_database(const std::string& path) {
  try {
    return Xapian::Database(path);
  } catch (const Xapian::Error& error) {
    throw Error(Error::Kind::kIndex, path + " cannot be opened: " + error.get_msg(),
                "the index is damaged: restore it from a backup, or build it again");
  }
}

}  // namespace

Segment::Segment(const std::string& index, const SegmentEntry& entry)
    : path_(segment_path(index, entry.name)),
      database_(open_database(path_ + kXapianPart)),
      articles_(path_ + kArticlesPart),
      columns_(path_ + kColumnsPart),
      postings_(path_ + kPostingsPart),
      tokens_(path_ + kTokensPart),
      words_(path_ + kWordsPart) {
  if (database_.get_doccount() != entry.articles || articles_.documents() != entry.articles ||
      columns_.documents() != entry.articles || postings_.documents() != entry.articles ||
      tokens_.documents() != entry.articles) {
    throw Error(Error::Kind::kIndex, path_ + " is damaged: its parts hold different articles",
                "restore the index from a backup, or build it again");
  }
  if (entry.deleted_version != 0) {
    deleted_.emplace(deleted_path(path_, entry.deleted_version), columns_.documents());
  }
}

void Segment::release() const {
  articles_.release();
  columns_.release();
  postings_.release();
  tokens_.release();
}

Article Segment::article(DocIndex doc) const { return article_from_text(articles_.text(doc)); }

}  // namespace dateline
