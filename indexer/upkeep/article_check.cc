#include "indexer/upkeep/article_check.h"

#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article_json.h"
#include "common/error.h"
#include "common/index/dimension.h"
#include "common/index/schema.h"

namespace dateline {

std::optional<Damage> ArticleCheck::check(DocIndex doc) const {
  const std::string name = "article " + std::to_string(doc + 1) + ": ";
  const char* part = "articles";
  try {
    const Article article = article_from_text(articles_.text(doc));
    part = "xapian";
    std::string wrong = database_ == nullptr ? "" : compare_database(doc, article);
    if (!wrong.empty()) return Damage{part, name + wrong, true};
    part = "columns";
    wrong = columns_ == nullptr ? "" : compare_columns(doc, article);
    if (!wrong.empty()) return Damage{part, name + wrong, true};
    part = "tokens";
    wrong = tokens_ == nullptr ? "" : compare_tokens(doc);
    if (!wrong.empty()) return Damage{part, name + wrong, true};
  } catch (const Error& error) {
    return Damage{part, name + error.what(), part != std::string_view("articles")};
  }
  return std::nullopt;
}

std::string ArticleCheck::compare_database(DocIndex doc, const Article& article) const {
  const std::string term = make_term(kIdPrefix, article.id);
  auto posting = database_->postlist_begin(term);
  const auto end = database_->postlist_end(term);
  if (posting != end) posting.skip_to(doc + 1);
  if (posting == end || *posting != doc + 1) return "it is not found by its id " + article.id;
  return {};
}

std::string ArticleCheck::compare_columns(DocIndex doc, const Article& article) const {
  if (columns_->id(doc) != article.id) return "its id is another than that of the stored article";
  if (columns_->order(doc) != order_of(article.date)) {
    return "its date is another than that of the stored article";
  }
  if (columns_->content_hash(doc) != article.read_hash) {
    return "its hash is another than that of the stored article";
  }
  if (columns_->story(doc) != story_hash(article.story)) {
    return "its story is another than that of the stored article";
  }
  for (const DimensionInfo& dimension : kDimensionTable) {
    const ValueColumn& column = columns_->column(dimension.dimension);
    std::vector<std::string> values;
    for (const std::uint32_t value : column.values(doc)) values.emplace_back(column.string(value));
    if (values != values_of(article, dimension.dimension)) {
      return "its " + std::string(dimension.name) + " is another than that of the stored article";
    }
  }
  return {};
}

std::string ArticleCheck::compare_tokens(DocIndex doc) const {
  const TokenView entries = tokens_->document(doc);
  std::uint32_t words = 0;
  std::uint32_t titles = 0;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    words += entries.is_mark(i) ? 0 : 1;
    titles += entries.at(i) == kTitleEnd ? 1 : 0;
  }
  if (titles != 1) return "its title has no end";
  if (columns_ != nullptr && words != columns_->words(doc)) {
    return "it has another number of words than `columns` says";
  }
  return {};
}

}  // namespace dateline
